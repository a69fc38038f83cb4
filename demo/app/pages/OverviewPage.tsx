import { formatMoney } from '../formatMoney.ts';
import type { Invoice } from '../Invoice.ts';
import { InvoiceTable } from '../InvoiceTable.tsx';
import { Link } from '../Link.tsx';
import { ListState } from '../ListState.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { useProduct } from '../ProductContext.ts';
import { useData } from '../useData.ts';

const sum = (invoices: readonly Invoice[]) =>
  invoices.reduce((total, invoice) => total + invoice.total_amount, 0);

/** A summary of the pulled invoices. */
export function OverviewPage() {
  const { user, company } = useProduct().session;
  const data = useData<Invoice>('/api/invoices');
  const invoices = data.items ?? [];
  const withStatus = (status: string) => invoices.filter((invoice) => invoice.status === status);
  const figures = [
    { label: 'Waiting for payment', invoices: withStatus('issued'), tone: 'issued' },
    { label: 'Overdue', invoices: withStatus('overdue'), tone: 'overdue' },
    { label: 'Paid', invoices: withStatus('paid'), tone: 'paid' },
  ];

  return (
    <>
      <PageHeader title={`Hello, ${user.name.split(' ')[0]}`}>
        Here’s how {company.name} is doing.
      </PageHeader>
      <dl className="figures">
        {figures.map((figure) => (
          <div
            className="card figure"
            key={figure.label}
            data-tone={figure.tone}
            data-count={figure.invoices.length}
          >
            <dt>{figure.label}</dt>
            <dd>
              {data.items ? formatMoney(sum(figure.invoices), company.currency) : '–'}
              <small>
                {figure.invoices.length} {figure.invoices.length === 1 ? 'invoice' : 'invoices'}
              </small>
            </dd>
          </div>
        ))}
      </dl>
      <div className="section-header">
        <h2>Latest invoices</h2>
        {invoices.length > 0 && <Link href="/invoices">See all {invoices.length}</Link>}
      </div>
      <ListState data={data} what="invoices">
        {(items) => <InvoiceTable invoices={items.slice(0, 5)} label="Latest invoices" />}
      </ListState>
    </>
  );
}
