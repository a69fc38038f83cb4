import { AccountingConnect, AccountingProvider } from 'react-accounting-connect';

export function OtherOrigin({ entity }: { entity: { id: string } }) {
  return (
    <AccountingProvider
      entityId={entity.id}
      apiUrl="https://api.example.com/api/accounting"
      fetch={(url, init) => fetch(url, { ...init, credentials: 'include' })}
    >
      <AccountingConnect />
    </AccountingProvider>
  );
}
