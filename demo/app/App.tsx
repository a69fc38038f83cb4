import { useEffect, useMemo, useRef, useState } from 'react';
import { AccountingProvider } from 'react-accounting-connect';
import type { AccountingEvent, Locale } from 'react-accounting-connect';
import { useSWRConfig } from 'swr';
import { fetchMoniteToken } from './fetchMoniteToken.ts';
import { getAuthorization } from './getAuthorization.ts';
import { nonce } from './nonce.ts';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { ProductContext } from './ProductContext.ts';
import { productRoutes, returnRoute, variantRoutes } from './routes.tsx';
import { SandboxBar } from './SandboxBar.tsx';
import type { Session } from './Session.ts';
import { Sidebar } from './Sidebar.tsx';
import { usePath } from './usePath.ts';

// Read once per visit, from the first page.
const authorization = getAuthorization(window.location.search);
const routes = [...productRoutes, ...variantRoutes, returnRoute];

interface AppProps {
  session: Session;
  /** The widget's language. English if there is none. */
  locale: Locale | undefined;
}

/** The partner's product. The provider wraps every page, so a pull continues during navigation. */
export function App({ session, locale }: AppProps) {
  const { mutate } = useSWRConfig();
  const [events, setEvents] = useState<readonly AccountingEvent[]>([]);
  const product = useMemo(() => ({ session, locale, events }), [session, locale, events]);

  const path = usePath();
  const route = routes.find((candidate) => candidate.path === path);
  const title = route?.label ?? 'Not found';
  const main = useRef<HTMLElement>(null);
  const firstPath = useRef(path);
  useEffect(() => {
    document.title = `${title} · Tidewell`;
    // On phones, the navigation is wider than the screen.
    document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest' });
    // Scroll a new page to its top. On the first page, the browser does so.
    if (path !== firstPath.current) main.current?.focus();
    firstPath.current = '';
  }, [path, title]);

  /** Refetches the product's own lists, which are not in the package's cache. */
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
        apiVersion={session.apiVersion}
        entityId={session.entityId}
        tokenProvider={session.hasTokens ? fetchMoniteToken : undefined}
        updateStreamUrl="/api/accounting/updates"
        authorization={authorization}
        nonce={nonce}
        locale={locale}
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
