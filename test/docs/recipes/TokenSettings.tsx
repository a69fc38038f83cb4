import { AccountingConnect, AccountingProvider } from 'react-accounting-connect';
import type { TokenProvider } from 'react-accounting-connect';
import 'react-accounting-connect/styles.css';

const fetchMoniteToken: TokenProvider = async ({ reason, signal }) => {
  const response = await fetch(`/api/monite/token?reason=${reason}`, { method: 'POST', signal });
  if (!response.ok) throw response; // A 401 tells the page that the session has ended.
  return response.json();
};

export function TokenSettings({ entity }: { entity: { id: string } }) {
  return (
    <AccountingProvider entityId={entity.id} tokenProvider={fetchMoniteToken}>
      <AccountingConnect />
    </AccountingProvider>
  );
}
