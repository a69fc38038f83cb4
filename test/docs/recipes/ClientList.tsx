import {
  AccountingProvider,
  createAccountingClient,
  useEntityConnections,
} from 'react-accounting-connect';

interface Client {
  entityId: string;
  name: string;
}

const accounting = createAccountingClient({ apiUrl: '/api/accounting' });

export function Clients({ clients }: { clients: Client[] }) {
  return (
    <AccountingProvider client={accounting} entityId={null}>
      <ClientList clients={clients} />
    </AccountingProvider>
  );
}

function ClientList({ clients }: { clients: Client[] }) {
  const { connections } = useEntityConnections(clients.map(({ entityId }) => entityId));
  return (
    <ul>
      {clients.map(({ entityId, name }, index) => (
        <li key={entityId}>
          {name}: {connections[index]?.status ?? 'not checked yet'}
        </li>
      ))}
    </ul>
  );
}
