import { AccountingProvider } from 'react-accounting-connect';
import 'react-accounting-connect/styles.css';
import { Outlet } from 'react-router';
import type { ShouldRevalidateFunctionArgs } from 'react-router';
import { readConnections } from '../accounting.server';
import { companies } from '../companies.server';
import { Header } from '../Header';
import { requireCompany } from '../session.server';
import type { Route } from './+types/product';

export async function loader({ request }: Route.LoaderArgs) {
  const { entityId } = await requireCompany(request);
  return {
    entityId,
    companies: companies.map(({ entityId, name }) => ({ entityId, name })),
    initialConnections: await readConnections(entityId),
  };
}

/** The provider keeps the connections up to date, so read them again only for another company. */
export const shouldRevalidate = ({ formMethod }: ShouldRevalidateFunctionArgs) =>
  formMethod === 'POST';

export default function Product({ loaderData }: Route.ComponentProps) {
  const { entityId, companies, initialConnections } = loaderData;
  return (
    <AccountingProvider
      entityId={entityId}
      apiUrl="/api/accounting"
      updateStreamUrl="/api/accounting/updates"
      initialConnections={initialConnections}
    >
      <Header entityId={entityId} companies={companies} />
      <main>
        <Outlet />
      </main>
    </AccountingProvider>
  );
}
