import { ConnectionStatus } from 'react-accounting-connect';
import { requireCompany } from '../session.server';
import type { Route } from './+types/invoices';

export async function loader({ request }: Route.LoaderArgs) {
  const { name, invoices } = await requireCompany(request);
  return { name, invoices };
}

export default function Invoices({ loaderData: { name, invoices } }: Route.ComponentProps) {
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
