import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { DisconnectButton } from '../components/disconnect-button/DisconnectButton.tsx';
import { PullButton } from '../components/pull-button/PullButton.tsx';
import { createSandbox } from '../sandbox/createSandbox.ts';
import { AccountingConnect } from './AccountingConnect.tsx';

const SENTENCE = /Your access is view-only/;
const STATUSES = ['not_connected', 'pending_auth', 'connected', 'deauthorized', 'disconnected'];

/** Renders a page whose server answers with these headers and refusals. */
function setUp(setup: SandboxSetup & { access?: string | null; ui?: React.ReactNode } = {}) {
  const { ui = <AccountingConnect />, ...options } = setup;
  const sandbox = createSandbox({ pagesOrigin: 'https://sandbox.test' });
  const { connection } = options;
  if (connection && connection !== 'not_connected') {
    sandbox.connect(sandbox.entityId, 'xero', connection);
  }
  const server = { access: setup.access === undefined ? 'read' : setup.access };
  const seen: string[] = [];
  const note = () =>
    seen.push(
      screen
        .queryAllByRole('button')
        .map((one) => one.textContent)
        .join(),
    );
  const view = renderWithSandbox(ui, {
    provider: {
      apiUrl: sandbox.baseUrl,
      entityId: sandbox.entityId,
      tokenProvider: async () => sandbox.issueToken(),
      async fetch(input, init) {
        note();
        const response = await sandbox.fetch(String(input), init);
        if (server.access !== null) response.headers.set('x-accounting-access', server.access);
        return response;
      },
      ...options.provider,
    },
  });
  const refresh = () => view.comeBack();
  return { ...view, sandbox, server, seen, refresh };
}

describe('a session that may only look', () => {
  it.each(STATUSES)('sees the widget without actions: %s', async (connection) => {
    const { settle, container, seen } = setUp({ connection });
    await settle();
    expect(within(container).getByText(SENTENCE)).toBeVisible();
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.queryAllByRole('link')).toEqual([]);
    expect(seen.filter(Boolean)).toEqual([]);
    expect(container).not.toHaveTextContent(/sign in|needs you|finish/i);
  });

  it.each(STATUSES)('is the same with the prop readOnly: %s', async (connection) => {
    const { settle, container } = setUp({ connection, access: null, provider: { readOnly: true } });
    await settle();
    expect(within(container).getByText(SENTENCE)).toBeVisible();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('sees the buttons of the parts with the reason why they do nothing', async () => {
    const { settle, user, getCalls, windows } = setUp({
      connection: 'connected',
      ui: (
        <>
          <ConnectButton platform="xero" />
          <PullButton />
          <DisconnectButton />
        </>
      ),
    });
    await settle();
    const buttons = screen.getAllByRole('button');
    expect(buttons).toHaveLength(3);
    for (const button of buttons) {
      expect(button).toHaveAttribute('aria-disabled', 'true');
      expect(button).toHaveAccessibleDescription(SENTENCE);
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await user.click(button);
    }
    await settle();
    expect(windows).toEqual([]);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(getCalls('POST')).toEqual([]);
  });

  it('gets and loses the actions with the latest answer', async () => {
    const { settle, server, container } = setUp({ connection: 'connected', access: null });
    await settle();
    expect(screen.getByRole('button', { name: 'Sync now' })).toBeVisible();
    server.access = 'read';
    await act(() => new Promise((resolve) => setTimeout(resolve, 2100)));
    act(() => void window.dispatchEvent(new Event('focus')));
    expect(await within(container).findByText(SENTENCE)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Sync now' })).toBeNull();
  });

  it('reads why the server refused an action', async () => {
    const { settle, sandbox, user } = setUp({ connection: 'connected', access: null });
    await settle();
    sandbox.fail({
      method: 'POST',
      status: 403,
      body: { error: { code: 'read_only', message: '' } },
    });
    await user.click(screen.getByRole('button', { name: 'Sync now' }));
    expect(await screen.findByText(SENTENCE)).toBeVisible();
  });
});
