'use client';
import { AccountingConnect, AccountingProvider } from 'react-accounting-connect';
import 'react-accounting-connect/styles.css';

export function AccountingSettings({ entity }: { entity: { id: string } }) {
  return (
    <AccountingProvider entityId={entity.id} apiUrl="/api/accounting">
      <AccountingConnect onConnected={({ platform }) => console.log(platform)} />
    </AccountingProvider>
  );
}
