'use client';

import { AccountingConnect, AccountingProvider } from 'react-accounting-connect';
import type { Connection } from 'react-accounting-connect';
import 'react-accounting-connect/styles.css';

interface AccountingSettingsProps {
  entityId: string;
  initialConnections: readonly Connection[] | undefined;
}

export function AccountingSettings({ entityId, initialConnections }: AccountingSettingsProps) {
  return (
    <AccountingProvider
      entityId={entityId}
      apiUrl="/api/accounting"
      updateStreamUrl="/api/accounting/updates"
      initialConnections={initialConnections}
    >
      <AccountingConnect />
    </AccountingProvider>
  );
}
