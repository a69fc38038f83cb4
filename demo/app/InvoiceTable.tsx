import { formatDay } from './formatDay.ts';
import { formatMoney } from './formatMoney.ts';
import type { Invoice } from './Invoice.ts';

/** A table of invoices. On phones, CSS turns each row into a card. */
export function InvoiceTable({ invoices, label }: { invoices: readonly Invoice[]; label: string }) {
  return (
    <div className="card table-card">
      <table aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Customer</th>
            <th scope="col">Issued</th>
            <th scope="col">Due</th>
            <th scope="col">Status</th>
            <th scope="col" className="number">
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {invoices.map((invoice) => (
            <tr key={invoice.id}>
              <th scope="row" data-cell="title">
                {invoice.document_id}
              </th>
              <td data-cell="wide">{invoice.counterpart_name}</td>
              <td data-cell="extra">{formatDay(invoice.issue_date)}</td>
              <td data-cell="hint">
                <span className="only-phone">Due </span>
                {formatDay(invoice.due_date)}
              </td>
              <td data-cell="state">
                <span className="pill" data-tone={invoice.status}>
                  {invoice.status}
                </span>
              </td>
              <td className="number" data-cell="amount">
                {formatMoney(invoice.total_amount, invoice.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
