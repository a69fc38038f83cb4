import { AccountingConnect, AccountingProvider } from 'react-accounting-connect';
import { de } from 'react-accounting-connect/locales/de';

export function GermanSettings({ entity }: { entity: { id: string } }) {
  return (
    <AccountingProvider entityId={entity.id} apiUrl="/api/accounting" locale={de}>
      <AccountingConnect />
    </AccountingProvider>
  );
}
