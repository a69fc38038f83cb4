import type { Invoice } from '../Invoice.ts';
import { InvoiceTable } from '../InvoiceTable.tsx';
import { ListState } from '../ListState.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { useData } from '../useData.ts';

/** All pulled invoices. */
export function InvoicesPage() {
  const data = useData<Invoice>('/api/invoices');
  return (
    <>
      <PageHeader title="Invoices">Pulled from your accounting software.</PageHeader>
      <ListState data={data} what="invoices">
        {(invoices) => (
          <>
            <InvoiceTable invoices={invoices} label="Invoices" />
            <p className="count">{invoices.length} invoices</p>
          </>
        )}
      </ListState>
    </>
  );
}
