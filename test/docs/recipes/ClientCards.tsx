import {
  AccountingProvider,
  ConnectionStatus,
  createAccountingClient,
} from 'react-accounting-connect';

const accounting = createAccountingClient({ apiUrl: '/api/accounting' });

export function ClientCards({ entityIds }: { entityIds: string[] }) {
  return entityIds.map((entityId) => (
    <AccountingProvider key={entityId} client={accounting} entityId={entityId}>
      <ConnectionStatus />
    </AccountingProvider>
  ));
}
