import { AccountingProvider, AuthorizationReturn } from 'react-accounting-connect';

export function ReturnPage({ entity }: { entity: { id: string } }) {
  return (
    <AccountingProvider entityId={entity.id} apiUrl="/api/accounting">
      <AuthorizationReturn />
    </AccountingProvider>
  );
}
