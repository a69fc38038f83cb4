import { AccountingProvider } from 'react-accounting-connect';
import { useCallback, useEffect, useState } from 'react';
import { Header } from './Header';
import { InvoicesPage } from './InvoicesPage';
import { readSession, signIn } from './session';
import type { Session } from './session';
import { SettingsPage } from './SettingsPage';

export function App() {
  /** `null` if nobody is signed in. */
  const [session, setSession] = useState<Session | null | 'loading' | 'failed'>('loading');

  const show = useCallback((answer: Promise<Session | null>) => {
    answer.then(setSession, () => setSession('failed'));
  }, []);

  useEffect(() => show(readSession()), [show]);

  if (session === 'loading') return null;
  if (session === 'failed') {
    return (
      <main>
        <p role="alert">We couldn’t reach the server. Reload the page to try again.</p>
      </main>
    );
  }
  if (session === null) {
    return (
      <main>
        <div className="sign-in">
          <h1>Brightbill</h1>
          <p>Robin Vale keeps the books of two companies. This example asks for no password.</p>
          <button className="button primary" onClick={() => show(signIn())}>
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
      <Header session={session} onChange={show} />
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
