import { AccountingConnect, AccountingProvider } from 'react-accounting-connect';
import type { MessageOverrides } from 'react-accounting-connect';

const messages: MessageOverrides = { widget: { notConnected: 'Link your books' } };

export function OwnWords({ entity }: { entity: { id: string } }) {
  return (
    <AccountingProvider entityId={entity.id} apiUrl="/api/accounting" messages={messages}>
      <AccountingConnect />
    </AccountingProvider>
  );
}
