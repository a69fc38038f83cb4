import { ConnectionStatus } from 'react-accounting-connect';
import type { Company } from './session';

export function InvoicesPage({ company: { name, invoices } }: { company: Company }) {
  return (
    <>
      <h1>Invoices of {name}</h1>
      <section className="card" aria-labelledby="accounting">
        <h2 id="accounting">Accounting software</h2>
        <ConnectionStatus />
      </section>
      <div className="card">
        <table>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Customer</th>
              <th scope="col" className="amount">
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {invoices.map(({ number, customer, amount }) => (
              <tr key={number}>
                <td className="number">{number}</td>
                <td>{customer}</td>
                <td className="amount">{amount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
