import { useEffect, useMemo, useRef, useState } from 'react';
import { AccountingProvider } from 'react-accounting-connect';
import type { AccountingEvent } from 'react-accounting-connect';
import { useSWRConfig } from 'swr';
import { fetchMoniteToken } from './fetchMoniteToken.ts';
import { getAuthorization } from './getAuthorization.ts';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { ProductContext } from './ProductContext.ts';
import { productRoutes, returnRoute, variantRoutes } from './routes.tsx';
import { SandboxBar } from './SandboxBar.tsx';
import type { Session } from './Session.ts';
import { Sidebar } from './Sidebar.tsx';
import { usePath } from './usePath.ts';

// One way for the whole visit, whichever page it is chosen on.
const authorization = getAuthorization(window.location.search);
const routes = [...productRoutes, ...variantRoutes, returnRoute];

/** The partner's product. The provider stands around all of it, so a pull goes on between pages. */
export function App({ session }: { session: Session }) {
  const { mutate } = useSWRConfig();
  const [events, setEvents] = useState<readonly AccountingEvent[]>([]);
  const product = useMemo(() => ({ session, events }), [session, events]);

  const path = usePath();
  const route = routes.find((candidate) => candidate.path === path);
  const title = route?.label ?? 'Not found';
  const main = useRef<HTMLElement>(null);
  const firstPath = useRef(path);
  useEffect(() => {
    document.title = `${title} · Tidewell`;
    // On phones the navigation is wider than the screen.
    document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest' });
    // A new page is read from its top; on the first one the browser does that.
    if (path !== firstPath.current) main.current?.focus();
    firstPath.current = '';
  }, [path, title]);

  /** Reads the product's own lists again. The package has a cache of its own, which this is not. */
  const refreshLists = () =>
    void mutate((key) => typeof key === 'string' && key.startsWith('/api/'));
  const handleEvent = (event: AccountingEvent) => {
    setEvents((before) => [event, ...before].slice(0, 20));
    if (event.type === 'pull_completed') refreshLists();
  };

  return (
    <ProductContext.Provider value={product}>
      <AccountingProvider
        apiUrl={session.apiUrl}
        entityId={session.entityId}
        tokenProvider={session.hasTokens ? fetchMoniteToken : undefined}
        updateStreamUrl="/api/accounting/updates"
        authorization={authorization}
        onEvent={handleEvent}
      >
        <div className="app">
          <Sidebar path={path} />
          <main className="main" ref={main} tabIndex={-1} key={path}>
            {route?.page ?? <NotFoundPage />}
          </main>
          <SandboxBar onChange={refreshLists} />
        </div>
      </AccountingProvider>
    </ProductContext.Provider>
  );
}
