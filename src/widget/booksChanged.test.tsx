import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AccountingProvider } from '../provider/AccountingProvider.tsx';
import { changeBooks } from '../../test/changeBooks.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { AccountingConnect } from './AccountingConnect.tsx';

const TITLE = 'Is this the right company?';
const findTitle = (name: string | RegExp) => screen.findByRole('heading', { name });
const findButton = (name: string) => screen.findByRole('button', { name });

/** Shows the widget on other books than before. */
async function setUp(setup: SandboxSetup = {}) {
  const onBooksChanged = vi.fn();
  const ui = <AccountingConnect onBooksChanged={onBooksChanged} />;
  const provider = { apiVersion: '2024-05-25' } as const;
  const view = renderWithSandbox(ui, { connection: 'connected', provider, ...setup });
  await findTitle(/^Xero (is c|C)onnected$/);
  const id = changeBooks(view.sandbox);
  vi.setSystemTime(Date.now() + 60_000);
  await view.comeBack();
  await findTitle(setup.provider ? 'Xero Connected' : TITLE);
  return { ...view, ui, id, onBooksChanged };
}

afterEach(() => void vi.useRealTimers());

describe('<AccountingConnect /> on other books than before', () => {
  it('asks in place of the sync, and tells the partner once', async () => {
    const { sandbox, id, onBooksChanged, comeBack } = await setUp();
    expect(await findTitle(TITLE)).toBeVisible();
    expect(screen.getByText('Demo Company (UK) (GBP)')).toBeVisible();
    expect(screen.getByText('Harbor Lane Coffee Ltd (GBP)')).toBeVisible();
    const names = screen.getAllByRole('button').map((button) => button.textContent);
    expect(names).toEqual(['Right company', 'Disconnect']);

    await comeBack();
    expect(onBooksChanged).toHaveBeenCalledTimes(1);
    const [before] = sandbox.connections;
    expect(onBooksChanged).toHaveBeenCalledWith(
      expect.objectContaining({ id, status: 'connected' }),
      expect.objectContaining({ id: before?.id, status: 'disconnected' }),
    );
  });

  it('tells the partner nothing again if the status changes and changes back', async () => {
    const { sandbox, id, onBooksChanged, comeBack } = await setUp();
    for (const status of ['suspended', 'connected']) {
      sandbox.setStatus(id, status);
      vi.setSystemTime(Date.now() + 60_000);
      await comeBack();
      await findTitle(status === 'connected' ? TITLE : 'Xero reports “suspended”');
    }
    expect(onBooksChanged).toHaveBeenCalledTimes(1);
  });

  it('offers the sync after Right company, moves the focus, and remembers the answer', async () => {
    const { user, sandbox, unmount, ui, getCalls, onBooksChanged } = await setUp();
    await user.click(await findButton('Right company'));

    expect(await findTitle(/^Xero (is c|C)onnected$/)).toHaveFocus();
    expect(screen.getByText('Harbor Lane Coffee Ltd (GBP)')).toBeVisible();
    expect(await findButton('Sync now')).toBeVisible();
    expect(getCalls('POST')).toEqual([]);

    unmount();
    const { entityId, baseUrl, fetch } = sandbox;
    const tokenProvider = async () => sandbox.issueToken();
    const props = { entityId, apiUrl: baseUrl, fetch, tokenProvider };
    renderWithSandbox(
      <AccountingProvider apiVersion="2024-05-25" {...props}>
        {ui}
      </AccountingProvider>,
    );
    expect(await findTitle(/^Xero (is c|C)onnected$/)).toBeVisible();
    expect(onBooksChanged).toHaveBeenCalledTimes(1);
  });

  it('ends the connection after Disconnect, and moves the focus', async () => {
    const { user, id, sandbox, getCalls } = await setUp();
    await user.click(await findButton('Disconnect'));

    expect(await findTitle('Xero is disconnected')).toHaveFocus();
    expect(sandbox.connections.at(-1)).toMatchObject({ id, status: 'disconnected' });
    expect(getCalls('POST')).toEqual([`POST /accounting_connections/${id}/disconnect`]);
  });

  it('says why disconnecting failed, and still asks', async () => {
    const { user, sandbox } = await setUp();
    sandbox.fail({ method: 'POST', status: 503 });
    await user.click(await findButton('Disconnect'));

    expect(await screen.findByRole('alert')).toHaveTextContent(/^We couldn’t disconnect/);
    expect(await findTitle(TITLE)).toBeVisible();
    expect(await findButton('Right company')).toBeVisible();
  });

  it('does not show the question on top of the next connection', async () => {
    const { sandbox, comeBack } = await setUp();
    await findTitle(TITLE);
    vi.setSystemTime(Date.now() + 60_000);
    changeBooks(sandbox, 'Demo Company (UK)');
    await comeBack();
    expect(await findTitle(/^Xero (is c|C)onnected$/)).toBeVisible();
  });

  it('asks nothing in a version that does not name the books', async () => {
    await setUp({ provider: {} });
    await waitFor(() => expect(screen.queryByRole('heading', { name: TITLE })).toBeNull());
    expect(await findButton('Sync now')).toBeVisible();
  });
});
