import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { AccountingProvider } from 'react-accounting-connect';
import { en } from 'react-accounting-connect/locales/en';
import { chooseEntity, createTokenHandler } from 'react-accounting-connect/server';
import { AccountsMenu } from '../docs/recipes/AccountsMenu.tsx';
import { ClientCards } from '../docs/recipes/ClientCards.tsx';
import { Clients } from '../docs/recipes/ClientList.tsx';
import { Composed } from '../docs/recipes/Composed.tsx';
import { GermanSettings } from '../docs/recipes/GermanSettings.tsx';
import { LiveSettings } from '../docs/recipes/LiveSettings.tsx';
import { OtherOrigin } from '../docs/recipes/OtherOrigin.tsx';
import { OwnAccounting } from '../docs/recipes/OwnAccounting.tsx';
import { OwnClasses } from '../docs/recipes/OwnClasses.tsx';
import { OwnWords } from '../docs/recipes/OwnWords.tsx';
import { AccountingSettings } from '../docs/recipes/QuickStart.tsx';
import { ReturnPage } from '../docs/recipes/ReturnPage.tsx';
import { TokenSettings } from '../docs/recipes/TokenSettings.tsx';
import { setUpProxy } from '../setUpProxy.ts';
import { stubEventSource } from '../stubEventSource.ts';
import { stubWindows } from '../stubWindows.ts';

const entity = { id: 'entity-a' };
const { errors } = en.messages;

/** Renders a page of the documentation in front of a real proxy, as its browser would reach it. */
function renderPage(page: ReactNode) {
  const setup = setUpProxy({
    resolveEntity: (request) => chooseEntity(request, ['entity-a', 'entity-b']),
    allowedOrigins: [location.origin],
  });
  const { sandbox, handle, send, clientSecret } = setup;
  const giveToken = createTokenHandler({
    clientId: sandbox.clientId,
    clientSecret,
    apiUrl: sandbox.baseUrl,
    fetch: send,
    authorize: () => ({ entityUserId: sandbox.entities[0]?.userId ?? '' }),
  });
  const sent: { url: URL; credentials: RequestCredentials | undefined }[] = [];
  vi.stubGlobal('fetch', async (input: string | URL, init?: RequestInit) => {
    const url = new URL(input, location.href);
    sent.push({ url, credentials: init?.credentials });
    const headers = new Headers(init?.headers);
    headers.set('Origin', location.origin);
    headers.set('Sec-Fetch-Site', url.origin === location.origin ? 'same-origin' : 'same-site');
    const request = new Request(url, { ...init, headers });
    if (url.pathname.startsWith('/api/accounting')) return handle(request);
    if (url.pathname === '/api/monite/token') return giveToken(request);
    return send(url, init);
  });
  const windows = stubWindows(true);
  return { ...setup, sent, windows, user: userEvent.setup(), ...render(page) };
}

describe('the recipes of the documentation', () => {
  it.each([['README.md', <AccountingSettings key="1" entity={entity} />]])(
    '%s shows the widget',
    async (_, page) => {
      renderPage(page);
      expect(await screen.findByRole('button', { name: 'Choose your software' })).toBeVisible();
    },
  );

  it('docs/webhooks.md listens to the stream', async () => {
    const streams = stubEventSource();
    renderPage(<LiveSettings entity={entity} />);
    await screen.findByRole('button', { name: 'Choose your software' });
    await waitFor(() => expect(streams).toHaveLength(1));
    expect(new URL(streams[0]?.url ?? '', location.href).pathname).toBe('/api/accounting/updates');
  });

  it('docs/server.md sends the cookies to another origin', async () => {
    const { sent } = renderPage(<OtherOrigin entity={entity} />);
    expect(await screen.findByRole('button', { name: 'Choose your software' })).toBeVisible();
    expect(sent.map(({ url }) => url.origin)).toContain('https://api.example.com');
    expect(sent.every(({ credentials }) => credentials === 'include')).toBe(true);
  });

  it('docs/tokens.md calls the API itself, with one token of the route', async () => {
    const { sent } = renderPage(<TokenSettings entity={entity} />);
    expect(await screen.findByRole('button', { name: 'Choose your software' })).toBeVisible();
    const paths = sent.map(({ url }) => url.pathname);
    expect(paths.filter((path) => path === '/api/monite/token')).toHaveLength(1);
    expect(paths.some((path) => path.startsWith('/v1/accounting_connections'))).toBe(true);
    expect(paths.some((path) => path.startsWith('/api/accounting'))).toBe(false);
  });

  it('docs/languages.md shows the widget in German, and with other words', async () => {
    renderPage(
      <>
        <GermanSettings entity={entity} />
        <OwnWords entity={entity} />
      </>,
    );
    expect(await screen.findByRole('button', { name: 'Software auswählen' })).toBeVisible();
    expect(await screen.findByText('Link your books')).toBeVisible();
  });

  it('docs/styling.md gives the widget classes of the page', async () => {
    const { container } = renderPage(<OwnClasses entity={entity} />);
    await screen.findByRole('button', { name: 'Choose your software' });
    expect(container.querySelector('[data-part=accounting-connect]')).toHaveClass('rounded-xl');
  });

  it('docs/components.md composes the parts, and opens the picker from a menu', async () => {
    const { user } = renderPage(
      <>
        <Composed entity={entity} />
        <AccountingProvider entityId={entity.id} apiUrl="/api/accounting">
          <AccountsMenu />
        </AccountingProvider>
      </>,
    );
    expect(await screen.findByRole('button', { name: 'Connect your books' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Connect Xero' })).toBeVisible();

    const menu = screen.getByRole('button', { name: 'Accounts' });
    await user.click(menu);
    await user.click(screen.getAllByRole('button', { name: 'Connect your books' }).at(-1) ?? menu);

    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: /^Xero/ })).toBeVisible();
  });

  describe('docs/hooks.md', () => {
    const page = (
      <AccountingProvider entityId={entity.id} apiUrl="/api/accounting">
        <OwnAccounting />
      </AccountingProvider>
    );
    const disconnectCall = '/accounting_connections/*/disconnect';

    /** Renders the page, and presses Connect. */
    async function startConnecting() {
      const setup = renderPage(page);
      await setup.user.click(await screen.findByRole('button', { name: 'Connect' }));
      expect(await screen.findByText('Waiting for you to sign in…')).toBeVisible();
      return setup;
    }

    /** Renders the page of an entity that is connected. */
    async function showConnected() {
      vi.stubGlobal('confirm', () => true);
      const setup = renderPage(page);
      setup.sandbox.connect('entity-a', 'xero');
      expect(await screen.findByText(/^Xero is connected/)).toBeVisible();
      return setup;
    }

    it('connects, syncs and disconnects', async () => {
      const { user, sandbox } = renderPage(page);

      vi.stubGlobal('confirm', () => true);
      const software = await screen.findByRole('combobox', { name: 'Accounting software' });
      await user.selectOptions(software, 'QuickBooks Online');
      await user.click(screen.getByRole('button', { name: 'Connect' }));
      expect(await screen.findByText('Waiting for you to sign in…')).toBeVisible();
      const [connection] = sandbox.connections;
      act(() => void sandbox.authorize(connection?.id ?? ''));
      act(() => void window.dispatchEvent(new Event('focus')));
      await user.click(await screen.findByRole('button', { name: 'Sync now' }));
      await screen.findByRole('button', { name: 'Syncing…' });
      expect(screen.getByText(/^QuickBooks Online is connected/)).toBeVisible();
      await waitFor(() => expect(sandbox.connections[0]?.pulls).toHaveLength(2));
      await user.click(screen.getByRole('button', { name: 'Disconnect' }));

      expect(await screen.findByRole('button', { name: 'Connect' })).toBeVisible();
      expect(sandbox.connections).toMatchObject([
        { platform: 'quickbooks_online', status: 'disconnected', pulls: [{}, {}] },
      ]);
    });

    it('offers nothing while the connection is unknown, and says why', async () => {
      const { user, sandbox } = renderPage(page);
      const stopFailing = sandbox.fail({ method: 'GET', status: 500, times: Infinity });

      expect(await screen.findByRole('alert')).toHaveTextContent(errors.server_error);
      expect(screen.queryByRole('button', { name: 'Connect' })).toBeNull();

      stopFailing();
      await user.click(screen.getByRole('button', { name: 'Try again' }));
      expect(await screen.findByRole('button', { name: 'Connect' })).toBeVisible();
      expect(screen.queryByRole('alert')).toBeNull();
    });

    it('keeps the last known connection if a later read fails, and says so', async () => {
      const { sandbox } = await showConnected();
      sandbox.fail({ method: 'GET', status: 500, times: Infinity });
      sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
      act(() => void window.dispatchEvent(new Event('focus')));

      expect(await screen.findByRole('alert')).toHaveTextContent(errors.server_error);
      expect(screen.getByText(/^Xero is connected/)).toBeVisible();
    });

    it('says why connecting failed', async () => {
      const { user, sandbox } = renderPage(page);
      const button = await screen.findByRole('button', { name: 'Connect' });
      sandbox.fail({ method: 'POST', path: '/accounting_connections', status: 500 });
      await user.click(button);

      expect(await screen.findByRole('alert')).toHaveTextContent(
        `We couldn’t connect. ${errors.server_error}`,
      );
    });

    it('says what the software needs before somebody connects it', async () => {
      const { user } = renderPage(page);
      const software = await screen.findByRole('combobox', { name: 'Accounting software' });
      await user.selectOptions(software, 'Oracle NetSuite');

      expect(screen.getByText(/^You’ll install a NetSuite bundle/)).toBeVisible();
    });

    it('waits on after somebody presses Cancel in the accounting software', async () => {
      const { sandbox } = await startConnecting();
      sandbox.deny(sandbox.connections[0]?.id ?? '');
      const { length } = sandbox.requests;
      act(() => void window.dispatchEvent(new Event('focus')));
      await waitFor(() => expect(sandbox.requests.length).toBeGreaterThan(length));

      expect(screen.getByText('Waiting for you to sign in…')).toBeVisible();
      expect(screen.getByRole('button', { name: 'Cancel' })).toBeVisible();
    });

    it('shows the link to the sign-in beside an open window', async () => {
      const { sandbox } = await startConnecting();

      const link = screen.getByRole('link', { name: 'Open the sign-in page' });
      expect(link).toHaveAttribute('href', sandbox.connections[0]?.authorizationUrl);
      expect(screen.getByRole('button', { name: 'Open the window again' })).toBeVisible();
    });

    it('shows only the link if the browser blocks the window', async () => {
      const { user } = renderPage(page);
      vi.stubGlobal('open', () => null);
      await user.click(await screen.findByRole('button', { name: 'Connect' }));

      expect(await screen.findByRole('link', { name: 'Open the sign-in page' })).toBeVisible();
      expect(screen.queryByRole('button', { name: 'Open the window again' })).toBeNull();
    });

    it('says that it is canceling, and offers to connect only afterward', async () => {
      const { user, sandbox } = await startConnecting();
      sandbox.fail({ path: disconnectCall, delay: 200 });
      await user.click(screen.getByRole('button', { name: 'Cancel' }));

      expect(await screen.findByText('Canceling…')).toBeVisible();
      expect(screen.queryByRole('button', { name: 'Connect' })).toBeNull();
      expect(await screen.findByRole('button', { name: 'Connect' })).toBeVisible();
      expect(sandbox.connections).toMatchObject([{ status: 'disconnected' }]);
    });

    it('waits on if canceling fails, and says why', async () => {
      const { user, sandbox } = await startConnecting();
      sandbox.fail({ path: disconnectCall, status: 500 });
      await user.click(screen.getByRole('button', { name: 'Cancel' }));

      expect(await screen.findByRole('alert')).toHaveTextContent(
        `We couldn’t cancel. ${errors.server_error}`,
      );
      expect(screen.getByText('Waiting for you to sign in…')).toBeVisible();
      expect(sandbox.connections).toMatchObject([{ status: 'pending_auth' }]);

      await user.click(screen.getByRole('button', { name: 'Cancel' }));
      expect(await screen.findByRole('button', { name: 'Connect' })).toBeVisible();
      expect(screen.queryByRole('alert')).toBeNull();
    });

    it('says that it is disconnecting', async () => {
      const { user, sandbox } = await showConnected();
      sandbox.fail({ path: disconnectCall, delay: 200 });
      await user.click(screen.getByRole('button', { name: 'Disconnect' }));

      expect(await screen.findByRole('button', { name: 'Disconnecting…' })).toBeDisabled();
      expect(await screen.findByRole('button', { name: 'Connect' })).toBeVisible();
    });

    it('stays connected if disconnecting fails, and says why', async () => {
      const { user, sandbox } = await showConnected();
      sandbox.fail({ path: disconnectCall, status: 500 });
      await user.click(screen.getByRole('button', { name: 'Disconnect' }));

      expect(await screen.findByRole('alert')).toHaveTextContent(
        `We couldn’t disconnect. ${errors.server_error}`,
      );
      expect(screen.getByText(/^Xero is connected/)).toBeVisible();
    });

    it('says why a sync failed', async () => {
      const { user, sandbox } = await showConnected();
      sandbox.fail({ path: '/accounting_connections/*/data_pulls', status: 500 });
      await user.click(screen.getByRole('button', { name: 'Sync now' }));

      expect(await screen.findByRole('alert')).toHaveTextContent(
        `We couldn’t sync. ${errors.server_error}`,
      );
    });
  });

  it('docs/many-entities.md shows the status of each client', async () => {
    const clients = [
      { entityId: 'entity-a', name: 'Lantern' },
      { entityId: 'entity-b', name: 'Harbor' },
    ];
    const { sandbox } = renderPage(
      <>
        <Clients clients={clients} />
        <ClientCards entityIds={clients.map(({ entityId }) => entityId)} />
      </>,
    );
    sandbox.connect('entity-b', 'xero');

    expect(await screen.findByText('Harbor: connected')).toBeVisible();
    expect(await screen.findByText('Lantern: not_connected')).toBeVisible();
    expect(await screen.findByText('Connected to Xero')).toBeVisible();
  });

  it('docs/sign-in.md closes the window that people return in', async () => {
    const close = vi.spyOn(window, 'close').mockImplementation(() => {});
    renderPage(<ReturnPage entity={entity} />);
    expect(await screen.findByText(/close this/)).toBeVisible();
    expect(close).toHaveBeenCalled();
  });
});
