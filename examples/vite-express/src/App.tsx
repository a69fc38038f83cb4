import { AccountingProvider } from 'react-accounting-connect';
import { useEffect, useState } from 'react';
import { Header } from './Header';
import { InvoicesPage } from './InvoicesPage';
import { readSession, signIn } from './session';
import type { Session } from './session';
import { SettingsPage } from './SettingsPage';

export function App() {
  /** `undefined` until the server has answered, and `null` if nobody is signed in. */
  const [session, setSession] = useState<Session | null>();

  useEffect(() => {
    void readSession().then(setSession);
  }, []);

  if (session === undefined) return null;
  if (session === null) {
    return (
      <main>
        <div className="sign-in">
          <h1>Brightbill</h1>
          <p>Robin Vale keeps the books of two companies. This example asks for no password.</p>
          <button className="button primary" onClick={() => void signIn().then(setSession)}>
            Sign in as Robin Vale
          </button>
        </div>
      </main>
    );
  }
  return (
    <AccountingProvider
      entityId={session.company.entityId}
      apiUrl="/api/accounting"
      updateStreamUrl="/api/accounting/updates"
    >
      <Header session={session} onChange={setSession} />
      {/* Two pages do without a router. The server sends the same HTML for both. */}
      <main>
        {location.pathname === '/settings/accounting' ? (
          <SettingsPage />
        ) : (
          <InvoicesPage company={session.company} />
        )}
      </main>
    </AccountingProvider>
  );
}
