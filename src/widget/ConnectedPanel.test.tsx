import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { AccountingConnect } from './AccountingConnect.tsx';

const findTitle = (name: string) => screen.findByRole('heading', { name });
const findButton = (name: string) => screen.findByRole('button', { name });
const LIST = '/accounting_connections';
const MINUTE = 60_000;

async function setup(options: SandboxSetup = {}) {
  const view = renderWithSandbox(<AccountingConnect />, { connection: 'connected', ...options });
  const id = view.sandbox.connections[0]?.id ?? '';
  await findButton('Pull data');
  /** Advances the sandbox's clock, then returns to the page late enough to refetch. */
  async function pass(milliseconds: number) {
    view.sandbox.advance(milliseconds);
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 10_000);
    await view.comeBack();
  }
  const ask = async (name: string) => {
    await view.user.click(await findButton(name));
    return screen.findByRole('alertdialog', { name: 'Disconnect Xero?' });
  };
  const answer = (dialog: HTMLElement, name: string) =>
    view.user.click(within(dialog).getByRole('button', { name }));
  return { ...view, id, pass, ask, answer };
}

describe('<AccountingConnect /> when a system is connected', () => {
  afterEach(() => void vi.useRealTimers());

  it('does not take a new connection for a pull, and says when the next one is due', async () => {
    await setup();

    expect(await findTitle('Connected to Xero')).toBeVisible();
    expect(screen.getByText('No data pulled yet')).toBeVisible();
    expect(screen.getByText('Next automatic synchronization')).toBeVisible();
    expect(screen.getByText('in 59 minutes')).toBeVisible();
  });

  it('says when data was last pulled', async () => {
    const { pass } = await setup();
    await pass(61 * MINUTE);

    // The hourly pull, of which the page knows only the time.
    expect(await screen.findByText('just now')).toBeVisible();
    expect(screen.queryByText('No data pulled yet')).toBeNull();
  });

  it('names the organization where the API does', async () => {
    const { sandbox } = await setup({ sandbox: { businessInfo: true } });

    expect(screen.getByText(sandbox.connections[0]?.organization ?? '')).toBeVisible();
  });

  it('tells a pull that is requested, running and finished apart, then what arrived', async () => {
    const { user, sandbox, pass } = await setup();
    sandbox.fail({ method: 'POST', delay: 100 });

    await user.click(await findButton('Pull data'));
    expect(screen.getByText('Asking Xero for data…')).toBeVisible();
    expect(await screen.findByText(/^Requested\. Xero is sending data/)).toBeVisible();

    await pass(MINUTE);
    expect(await screen.findByText(/^Finished\. Pulled products carry/)).toHaveTextContent(
      'your one currency and stub measure units, which you can adjust',
    );
  });

  it.each([
    ['Receivables only', 'receivables'],
    ['Line items only', 'line_items'],
  ])('pulls %s', async (name, resourceType) => {
    const { user, sandbox } = await setup();

    await user.click(await findButton(name));

    await screen.findByText(/^Requested/);
    expect(sandbox.requests.at(-1)?.query).toEqual({ resource_type: resourceType });
  });

  it('makes one pull of two clicks', async () => {
    const { user, getCalls, id } = await setup();

    await user.dblClick(await findButton('Pull data'));
    await user.click(await findButton('Receivables only'));

    await screen.findByText(/^Requested/);
    expect(getCalls('POST')).toEqual([`POST ${LIST}/${id}/data_pulls`]);
  });

  it('says why a pull was refused, and lets the person try again', async () => {
    const { user, sandbox } = await setup();
    sandbox.fail({ method: 'POST', status: 500 });

    await user.click(await findButton('Pull data'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^Pulling did not work\. The service has a problem .*Request ID: \S+$/,
    );

    await user.click(await findButton('Try pulling again'));
    expect(await screen.findByText(/^Requested/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows what the system reported, but not while the next pull runs', async () => {
    const { user, sandbox, pass } = await setup();
    sandbox.failNextPull('Access to invoices is missing.');
    await user.click(await findButton('Receivables only'));
    await screen.findByText(/^Requested/);
    await pass(MINUTE);

    expect(within(await screen.findByRole('alert')).getByRole('listitem')).toHaveTextContent(
      'Access to invoices is missing.',
    );

    await user.click(await findButton('Pull data'));
    expect(await screen.findByText(/^Requested/)).toBeVisible();
    expect(screen.queryByText('Access to invoices is missing.')).toBeNull();
  });

  it('shows what the system reported before this page was opened', async () => {
    const { unmount, sandbox, pass, user } = await setup();
    sandbox.failNextPull('Access to invoices is missing.');
    await user.click(await findButton('Receivables only'));
    await screen.findByText(/^Requested/);
    await pass(MINUTE);
    unmount();

    renderWithSandbox(<AccountingConnect />, {
      provider: {
        fetch: sandbox.fetch,
        entityId: sandbox.entityId,
        tokenProvider: async () => sandbox.issueToken(),
      },
    });
    expect(await screen.findByText('Xero reported:')).toBeVisible();
    expect(screen.getByRole('listitem')).toHaveTextContent('Access to invoices is missing.');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says that a system is read only, and since when it is no longer offered', async () => {
    await setup({ platform: 'clear_books', provider: { locale: 'en-US' } });

    expect(screen.getByText(/^Clear Books can only be read/)).toBeVisible();
    expect(screen.getByText(/since January 10, 2026/)).toBeVisible();
  });

  it('asks before it disconnects, and keeps the connection if the person wants so', async () => {
    const { ask, answer, getCalls } = await setup();

    await answer(await ask('Disconnect'), 'Keep connected');

    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(getCalls('POST')).toEqual([]);
    expect(await findButton('Disconnect')).toHaveFocus();
  });

  it('disconnects, says so, and leaves the page as it was', async () => {
    const { ask, answer, getCalls, id } = await setup();

    await answer(await ask('Disconnect'), 'Disconnect');

    expect(await findTitle('Xero is disconnected')).toHaveFocus();
    expect(getCalls('POST')).toEqual([`POST ${LIST}/${id}/disconnect`]);
    expect(document.body).not.toHaveStyle({ pointerEvents: 'none' });
  });

  it('says in the question itself why disconnecting failed, and after it', async () => {
    const { ask, answer, sandbox } = await setup();
    sandbox.fail({ method: 'POST', status: 500 });
    const dialog = await ask('Disconnect');

    await answer(dialog, 'Disconnect');
    expect(await within(dialog).findByText(/^The service has a problem/)).toBeVisible();
    await answer(dialog, 'Keep connected');

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^Disconnecting did not work\. .*Request ID: \S+$/,
    );
    expect(await findTitle('Connected to Xero')).toBeVisible();
  });

  it('notices when the system ends the access', async () => {
    const { sandbox, id, pass } = await setup();
    sandbox.deauthorize(id);
    await pass(0);

    expect(await findTitle('Xero needs you to sign in again')).toBeVisible();
  });

  it('keeps what it knew, and since when, while it cannot check', async () => {
    const { sandbox, pass } = await setup({ provider: { locale: 'en-GB' } });
    const dispose = sandbox.fail({ method: 'GET', lost: 'before', times: Infinity });
    await pass(0);

    expect(await screen.findByText(/^Could not check for changes\..* \d\d:\d\d\.$/)).toBeVisible();
    expect(await findTitle('Connected to Xero')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();

    dispose();
    await act(() => new Promise((resolve) => setTimeout(resolve, 1200)));
    expect(screen.queryByText(/^Could not check/)).toBeNull();
  });

  it('says why it cannot check, where that will not pass, and tries again when told to', async () => {
    const { sandbox, pass, user } = await setup();
    const dispose = sandbox.fail({ method: 'GET', status: 401, times: Infinity });
    await pass(0);
    expect(await screen.findByText(/Your session has ended\. Sign in again/)).toBeVisible();

    dispose();
    await user.click(await findButton('Try again'));
    await waitFor(() => expect(screen.queryByText(/^Could not check/)).toBeNull());
    expect(await findTitle('Connected to Xero')).toBeVisible();
  });
});
