import { AccountingConnect, AccountingProvider } from 'react-accounting-connect';

export function LiveSettings({ entity }: { entity: { id: string } }) {
  return (
    <AccountingProvider
      entityId={entity.id}
      apiUrl="/api/accounting"
      updateStreamUrl="/api/accounting/updates"
    >
      <AccountingConnect />
    </AccountingProvider>
  );
}
