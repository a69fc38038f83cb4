import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseInMenu } from '../../test/chooseInMenu.ts';
import { fakeConnection } from '../../test/fakeConnection.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { AccountingConnect } from './AccountingConnect.tsx';

const findTitle = (name: string | RegExp) => screen.findByRole('heading', { name });
const findButton = (name: string) => screen.findByRole('button', { name });
/** Finds a text on the screen. The live region repeats it. */
const findText = (text: string | RegExp) => screen.findByText(text, { ignore: '[aria-live]' });
const LIST = '/accounting_connections';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function setup(options: SandboxSetup = {}) {
  const view = renderWithSandbox(<AccountingConnect />, { connection: 'connected', ...options });
  const id = view.sandbox.connections[0]?.id ?? '';
  await findButton('Sync now');
  /** Advances the sandbox's clock, then comes back to the page late enough for a refetch. */
  async function advance(milliseconds: number) {
    view.sandbox.advance(milliseconds);
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now + 10_000);
    await view.comeBack();
  }
  const openDialog = async (name: string) => {
    await chooseInMenu(view.user, name);
    return screen.findByRole('alertdialog', { name: 'Disconnect Xero?' });
  };
  const press = (dialog: HTMLElement, name: string) =>
    view.user.click(within(dialog).getByRole('button', { name }));
  return { ...view, id, advance, openDialog, press };
}

describe('<AccountingConnect /> while a platform is connected', () => {
  afterEach(() => void vi.useRealTimers());

  it('shows no pull for a new connection, and shows when the next one is due', async () => {
    await setup();

    expect(await findTitle(/^Xero (is c|C)onnected$/)).toBeVisible();
    expect(screen.getByText('Not yet')).toBeVisible();
    expect(screen.getByText('Next sync')).toBeVisible();
    expect(screen.getByText('in 59 minutes')).toBeVisible();
  });

  it('shows when data was last pulled', async () => {
    const { advance } = await setup();
    await advance(60.5 * MINUTE);

    // This is the hourly pull. The page knows only its time.
    expect(await screen.findByText('just now')).toBeVisible();
    expect(screen.queryByText('Not yet')).toBeNull();
  });

  it('shows the organization and its currency if the API sends them', async () => {
    await setup({ sandbox: { businessInfo: true } });

    expect(screen.getByText('Demo Company (UK) (GBP)')).toBeVisible();
  });

  it('shows a pull as requesting, running and finished, then explains the pulled data', async () => {
    const { user, sandbox, advance } = await setup();
    sandbox.fail({ method: 'POST', delay: 100 });

    await user.click(await findButton('Sync now'));
    expect(await findText('Starting the sync…')).toBeVisible();
    expect(await findText(/^Getting data from Xero/)).toBeVisible();

    await advance(MINUTE);
    expect(await findText(/^Sync finished\. Products arrive/)).toHaveTextContent(
      'your currency with a placeholder unit',
    );
    expect(screen.queryByText('Last synced')).toBeNull();
  });

  it.each([
    ['Invoices only', 'receivables', 'Syncing invoices…'],
    ['Products only', 'line_items', 'Syncing products…'],
  ])('pulls %s, and the button shows it', async (name, resourceType, label) => {
    const { user, sandbox } = await setup();

    await chooseInMenu(user, name);

    await findText(/^Getting data/);
    expect(screen.getByRole('button', { name: label })).toHaveAttribute('aria-busy', 'true');
    expect(sandbox.requests.at(-1)?.query).toEqual({ resource_type: resourceType });
  });

  it('starts one pull on repeated clicks', async () => {
    const { user, getCalls, id } = await setup();

    await user.dblClick(await findButton('Sync now'));
    await chooseInMenu(user, 'Invoices only');

    await findText(/^Getting data/);
    expect(getCalls('POST')).toEqual([`POST ${LIST}/${id}/data_pulls`]);
  });

  it('explains why a pull was refused, and allows another try', async () => {
    const { user, sandbox } = await setup();
    sandbox.fail({ method: 'POST', status: 500 });

    await user.click(await findButton('Sync now'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^We couldn’t sync\. Something went wrong on our side\./,
    );
    expect(screen.getByText('Details')).toBeVisible();
    expect(screen.queryByText(/^Reference:/)).toBeNull();

    await user.click(await findButton('Try again'));
    expect(await findText(/^Getting data/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows the platform’s report, but not while the next pull runs', async () => {
    const { user, sandbox, advance } = await setup();
    sandbox.failNextPull('Access to invoices is missing.');
    await chooseInMenu(user, 'Invoices only');
    await findText(/^Getting data/);
    await advance(MINUTE);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^We couldn’t sync\. Your accounting software didn’t send the data\./,
    );
    await user.click(await findButton('Details'));
    expect(screen.getByText('Xero reported a problem.')).toBeVisible();
    expect(screen.getByRole('listitem')).toHaveTextContent('Access to invoices is missing.');

    await user.click(await findButton('Sync now'));
    expect(await findText(/^Getting data/)).toBeVisible();
    expect(screen.queryByText('Access to invoices is missing.')).toBeNull();
  });

  it('shows a report from before the page was opened', async () => {
    const { unmount, sandbox, advance, user } = await setup();
    sandbox.failNextPull('Access to invoices is missing.');
    await chooseInMenu(user, 'Invoices only');
    await findText(/^Getting data/);
    await advance(MINUTE);
    unmount();

    renderWithSandbox(<AccountingConnect />, {
      provider: {
        fetch: sandbox.fetch,
        entityId: sandbox.entityId,
        tokenProvider: async () => sandbox.issueToken(),
      },
    });
    expect(await screen.findByText('Xero reported a problem.')).toBeVisible();
    await user.click(await findButton('Details'));
    expect(screen.getByRole('listitem')).toHaveTextContent('Access to invoices is missing.');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows that a platform is read-only, and when it was retired', async () => {
    await setup({ platform: 'clear_books', provider: { locale: 'en-US' } });

    expect(screen.getByText(/^Data only comes in from Clear Books/)).toBeVisible();
    expect(screen.getByText(/on January 10, 2026/)).toBeVisible();
  });

  it('asks before disconnecting, and keeps the connection if the person declines', async () => {
    const { openDialog, press, getCalls } = await setup();

    await press(await openDialog('Disconnect'), 'Keep connected');

    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(getCalls('POST')).toEqual([]);
    expect(await findButton('More actions')).toHaveFocus();
  });

  it('disconnects, shows that, and leaves the page usable', async () => {
    const { openDialog, press, getCalls, id } = await setup();

    await press(await openDialog('Disconnect'), 'Disconnect');

    expect(await findTitle('Xero is disconnected')).toHaveFocus();
    expect(getCalls('POST')).toEqual([`POST ${LIST}/${id}/disconnect`]);
    expect(document.body).not.toHaveStyle({ pointerEvents: 'none' });
  });

  it('explains why disconnecting failed, in the dialog and after it closes', async () => {
    const { openDialog, press, sandbox } = await setup();
    sandbox.fail({ method: 'POST', status: 500 });
    const dialog = await openDialog('Disconnect');

    await press(dialog, 'Disconnect');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /^We couldn’t disconnect\. Something went wrong on our side/,
    );
    await press(dialog, 'Details');
    expect(within(dialog).getByText(/^Reference: \S+$/)).toBeVisible();
    await press(dialog, 'Keep connected');

    expect(await screen.findByRole('alert')).toHaveTextContent(/^We couldn’t disconnect\. /);
    expect(screen.getByRole('button', { name: 'Details' })).toBeVisible();
    expect(await findTitle(/^Xero (is c|C)onnected$/)).toBeVisible();
  });

  it('shows that the platform revoked access', async () => {
    const { sandbox, id, advance } = await setup();
    sandbox.deauthorize(id);
    await advance(0);

    expect(await findTitle('Xero needs you to sign in again')).toBeVisible();
  });

  it('keeps showing the last known state, with its time, while fetching fails', async () => {
    const { sandbox, advance } = await setup({ provider: { locale: 'en-GB' } });
    const dispose = sandbox.fail({ method: 'GET', lost: 'before', times: Infinity });
    await advance(0);

    expect(await screen.findByText(/^Couldn’t refresh\..* \d\d:\d\d\.$/)).toBeVisible();
    expect(await findTitle(/^Xero (is c|C)onnected$/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();

    dispose();
    await waitFor(() => expect(screen.queryByText(/^Could not check/)).toBeNull(), {
      timeout: 5000,
    });
  });

  it.each([
    ['the page', undefined],
    ['the server', [fakeConnection()]],
  ])('corrects the time of the last check by %s if the clock is set back', async (_, list) => {
    const now = Date.now;
    const setBack = () => vi.spyOn(Date, 'now').mockImplementation(() => now() - 60 * MINUTE);
    const fail = () => Promise.reject(new TypeError());
    // The page has no answer whose time could be corrected, and its first read fails.
    if (list) setBack();
    const { sandbox, comeBack } = renderWithSandbox(<AccountingConnect />, {
      connection: 'connected',
      provider: {
        locale: 'en-GB',
        timeZone: 'UTC',
        ...(list && { initialConnections: list, fetch: fail }),
      },
    });
    await findButton('Sync now');
    setBack();
    sandbox.fail({ method: 'GET', lost: 'before', times: Infinity });
    await comeBack();

    const notice = await screen.findByText(/^Couldn’t refresh/, {}, { timeout: 4000 });
    const [hours, minutes] = /(\d\d):(\d\d)/.exec(notice.textContent)?.slice(1) ?? [];
    const today = Date.now() - (Date.now() % DAY);
    const shown = today + (Number(hours) * 60 + Number(minutes)) * MINUTE;
    // The page may have opened yesterday.
    expect((Date.now() - shown + DAY) % DAY).toBeLessThan(10 * MINUTE);
  });

  it('explains a lasting failure to fetch, and tries again on request', async () => {
    const { sandbox, advance, user } = await setup();
    const dispose = sandbox.fail({ method: 'GET', status: 401, times: Infinity });
    await advance(0);
    expect(await screen.findByText(/Your session has ended\. Sign in again/)).toBeVisible();

    dispose();
    await user.click(await findButton('Try again'));
    await waitFor(() => expect(screen.queryByText(/^Could not check/)).toBeNull());
    expect(await findTitle(/^Xero (is c|C)onnected$/)).toBeVisible();
  });
});
