import { redirect } from 'next/navigation';
import { AccountingProvider, ConnectionStatus } from 'react-accounting-connect';
import 'react-accounting-connect/styles.css';
import { getSession } from '../session';

export default async function Page() {
  const session = await getSession();
  if (!session) redirect('/sign-in');
  const { name, entityId, invoices } = session.company;
  return (
    <>
      <h1>Invoices of {name}</h1>
      <section className="card" aria-labelledby="accounting">
        <h2 id="accounting">Accounting software</h2>
        <AccountingProvider
          entityId={entityId}
          apiUrl="/api/accounting"
          updateStreamUrl="/api/accounting/updates"
        >
          <ConnectionStatus />
        </AccountingProvider>
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
