import { formatDay } from './formatDay.ts';
import { formatMoney } from './formatMoney.ts';
import type { Invoice } from './Invoice.ts';

/** A table of invoices. On phones, CSS turns each row into a card. */
export function InvoiceTable({ invoices, label }: { invoices: readonly Invoice[]; label: string }) {
  return (
    <div className="card table-card">
      <table role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Number
            </th>
            <th role="columnheader" scope="col">
              Customer
            </th>
            <th role="columnheader" scope="col">
              Issued
            </th>
            <th role="columnheader" scope="col">
              Due
            </th>
            <th role="columnheader" scope="col">
              Status
            </th>
            <th role="columnheader" scope="col" className="number">
              Amount
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {invoices.map((invoice) => (
            <tr role="row" key={invoice.id}>
              <th role="rowheader" scope="row" data-cell="title">
                {invoice.document_id}
              </th>
              <td role="cell" data-cell="wide">
                {invoice.counterpart_name}
              </td>
              <td role="cell" data-cell="extra">
                {formatDay(invoice.issue_date)}
              </td>
              <td role="cell" data-cell="hint">
                <span className="only-phone">Due </span>
                {formatDay(invoice.due_date)}
              </td>
              <td role="cell" data-cell="state">
                <span className="pill" data-tone={invoice.status}>
                  {invoice.status}
                </span>
              </td>
              <td role="cell" className="number" data-cell="amount">
                {formatMoney(invoice.total_amount, invoice.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
