import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { accounting } from '../../../accountingClient';
import { getSession } from '../../../session';
import { AccountingSettings } from './AccountingSettings';

export default async function Page() {
  const session = await getSession();
  if (!session) redirect('/sign-in');
  const { entityId } = session;
  await connection(); // Not while Next prerenders, because the client reads the clock.
  const signal = AbortSignal.timeout(2000);
  const initialConnections = await accounting
    .listConnections(entityId, { signal, isJob: false })
    .catch((error: unknown) => {
      // The page renders without the connections, and the browser reads them.
      console.error(error);
      return undefined;
    });
  return (
    <>
      <h1>Accounting</h1>
      <AccountingSettings entityId={entityId} initialConnections={initialConnections} />
    </>
  );
}
