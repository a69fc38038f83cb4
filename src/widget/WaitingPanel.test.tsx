import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { AccountingConnect } from './AccountingConnect.tsx';

const findTitle = (name: string | RegExp) => screen.findByRole('heading', { name });
const findButton = (name: string) => screen.findByRole('button', { name });
const WAITING = 'Finish connecting Xero in the other window';

async function setup(options: SandboxSetup = {}) {
  const view = renderWithSandbox(<AccountingConnect />, { connection: 'pending_auth', ...options });
  const [first] = view.sandbox.connections;
  await view.user.click(await findButton('Continue'));
  await findButton('I’ve finished');
  return { ...view, id: first?.id ?? '' };
}

describe('<AccountingConnect /> while waiting for the person', () => {
  afterEach(() => void vi.useRealTimers());

  it('resumes a pending connection in the click', async () => {
    const { windows, getCalls, sandbox } = await setup();

    expect(await findTitle(WAITING)).toHaveFocus();
    expect(windows).toHaveLength(1);
    expect(windows[0]?.address).toBe(sandbox.connections[0]?.authorizationUrl);
    expect(getCalls('POST')).toEqual([]);
  });

  it('keeps waiting after a reload', async () => {
    const { unmount, sandbox } = await setup();
    unmount();
    sandbox.advance(1000);

    renderWithSandbox(<AccountingConnect />, {
      provider: {
        fetch: sandbox.fetch,
        apiUrl: sandbox.baseUrl,
        entityId: sandbox.entityId,
        tokenProvider: async () => sandbox.issueToken(),
      },
    });
    expect(await findTitle(WAITING)).toBeVisible();
    expect(screen.getByText('If you closed the window, open it again.')).toBeVisible();
    expect(await findButton('Cancel')).toBeVisible();
  });

  it('mentions no window after a redirect', async () => {
    const provider = { authorization: vi.fn() };
    const { unmount, sandbox } = await setup({ provider });
    unmount();
    renderWithSandbox(<AccountingConnect />, {
      provider: {
        ...provider,
        fetch: sandbox.fetch,
        tokenProvider: async () => sandbox.issueToken(),
      },
    });

    expect(await findTitle('Finish connecting Xero')).toBeVisible();
    expect(await findButton('Open the sign-in page')).toBeVisible();
    expect(screen.queryByText(/other window|window again/)).toBeNull();
  });

  it('suggests opening a closed window again, fetches, and keeps waiting', async () => {
    const { windows, getCalls } = await setup();
    const before = getCalls('GET').length;
    if (windows[0]) windows[0].closed = true;

    expect(await screen.findByText('If you closed the window, open it again.')).toBeVisible();
    expect(await findTitle(WAITING)).toBeVisible();
    await waitFor(() => expect(getCalls('GET').length).toBeGreaterThan(before));
  });

  it('offers to e-mail the link, and to start again with a new one', async () => {
    const { user, id, sandbox, windows } = await setup();
    await user.click(screen.getByText('Trouble with the window?'));

    const mail = screen.getByRole('link', { name: 'Email the link' });
    const url = sandbox.connections[0]?.authorizationUrl ?? '';
    expect(mail).toHaveAttribute(
      'href',
      expect.stringMatching(/^mailto:\?subject=Connect%20Xero&/),
    );
    expect(decodeURIComponent(mail.getAttribute('href') ?? '')).toContain(url);
    await user.click(await findButton('Get a new link'));

    await waitFor(() => expect(windows).toHaveLength(2));
    await waitFor(() =>
      expect(sandbox.connections).toMatchObject([
        { id, status: 'disconnected' },
        { platform: 'xero', status: 'pending_auth' },
      ]),
    );
    const fresh = sandbox.connections[1]?.authorizationUrl;
    expect(fresh).not.toBe(url);
    await waitFor(() => expect(windows[1]?.address).toBe(fresh));
  });

  it('shows the notes about the platform', async () => {
    renderWithSandbox(<AccountingConnect />, {
      connection: 'pending_auth',
      platform: 'sage_50_uk',
    });

    expect(await screen.findByText(/on the Windows 10 or 11 computer that runs/)).toBeVisible();
  });

  it('brings the window to the front, or opens another if the window was closed', async () => {
    const { user, windows } = await setup();
    const [opened] = windows;
    await user.click(await findButton('Go to the window'));
    expect(opened?.focused).toBe(1);

    if (opened) opened.closed = true;
    await user.click(await findButton('Open the window again'));
    expect(windows).toHaveLength(2);
  });

  it('fetches when the person has finished, and explains if the platform has not confirmed yet', async () => {
    const { user, sandbox, id, getCalls } = await setup();
    const before = getCalls('GET').length;

    await user.click(await findButton('I’ve finished'));
    expect(await screen.findByText(/^We haven’t heard from Xero yet/)).toBeVisible();
    expect(getCalls('GET').length).toBeGreaterThan(before);
    expect(screen.queryByRole('alert')).toBeNull();

    sandbox.authorize(id);
    await user.click(await findButton('I’ve finished'));
    expect(await findTitle(/^Xero (is c|C)onnected$/)).toHaveFocus();
  });

  it('does not claim that the platform has not confirmed if fetching failed', async () => {
    const { user, sandbox } = await setup();
    sandbox.fail({ method: 'GET', lost: 'before', times: Infinity });

    await user.click(await findButton('I’ve finished'));

    expect(await screen.findByText(/^Couldn’t refresh/)).toBeVisible();
    expect(screen.queryByText(/has not confirmed yet/)).toBeNull();
  });

  it('cancels once on a double click, and offers to connect again', async () => {
    const { user, getCalls, id } = await setup();

    await user.dblClick(await findButton('Cancel'));

    expect(await findTitle('Connect your accounting software')).toHaveFocus();
    expect(screen.getByText(/^Nothing was connected\./)).toBeVisible();
    expect(getCalls('POST')).toEqual([`POST /accounting_connections/${id}/disconnect`]);
  });

  it('explains why canceling failed, and allows another try', async () => {
    const { user, sandbox } = await setup();
    sandbox.fail({ method: 'POST', status: 500 });

    await user.click(await findButton('Cancel'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong on our side');

    await user.click(await findButton('Cancel'));
    expect(await findTitle('Connect your accounting software')).toBeVisible();
  });

  it('shows a long wait, and keeps all actions', async () => {
    const { comeBack } = await setup();
    const start = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(start + 4 * 60_000);
    await comeBack();

    expect(await findTitle('Still waiting for Xero')).toBeVisible();
    expect(await findButton('Go to the window')).toBeVisible();
    expect(await findButton('I’ve finished')).toBeVisible();
    expect(await findButton('Cancel')).toBeVisible();
  });

  it('shows the usual setup time of the platform, and reports a long wait only after that time', async () => {
    const { comeBack } = await setup({ platform: 'dynamics_365_business_central' });
    const start = Date.now();
    const clock = vi.spyOn(Date, 'now').mockReturnValue(start + 19 * 60_000);
    await comeBack();
    // Still within the usual setup time of this platform.
    expect(screen.getByRole('heading', { name: /^Finish connecting Dynamics/ })).toBeVisible();
    expect(screen.getByText('Takes 10 to 20 minutes.')).toBeVisible();

    clock.mockReturnValue(start + 21 * 60_000);
    await comeBack();
    expect(await findTitle('Still waiting for Dynamics 365 Business Central')).toBeVisible();
  });
});

describe('<AccountingConnect /> while the connection is being created', () => {
  it('can be canceled while the API hangs, and can connect again right away', async () => {
    const { user, sandbox, windows } = renderWithSandbox(<AccountingConnect />);
    const dispose = sandbox.fail({ method: 'POST', delay: 60_000 });
    await user.click(await findButton('Choose your software'));
    await user.click(await screen.findByRole('button', { name: /^Xero/ }));
    await user.click(await findButton('Cancel'));
    expect(await findTitle('Connect your accounting software')).toHaveFocus();
    expect(windows).toMatchObject([{ closed: true }]);

    dispose();
    await user.click(await findButton('Choose your software'));
    await user.click(await screen.findByRole('button', { name: /^Xero/ }));
    expect(await findTitle(WAITING)).toBeVisible();
    expect(sandbox.connections).toMatchObject([{ status: 'pending_auth' }]);
  });
});

describe('<AccountingConnect /> without a window', () => {
  const TITLE = 'The window for Xero didn’t open';

  it('shows the link, and keeps waiting', async () => {
    const { sandbox, id, comeBack } = await setup({ canOpenWindows: false });

    expect(await findTitle(TITLE)).toHaveFocus();
    const link = screen.getByRole('link', { name: 'Continue to Xero' });
    expect(link).toHaveAttribute('href', sandbox.connections[0]?.authorizationUrl);
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener');

    sandbox.authorize(id);
    await comeBack();
    expect(await findTitle(/^Xero (is c|C)onnected$/)).toBeVisible();
  });

  it('copies the link, and confirms that', async () => {
    const { user, sandbox } = await setup({ canOpenWindows: false });

    await user.click(await findButton('Copy link'));

    expect(await screen.findByText('Link copied')).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe(sandbox.connections[0]?.authorizationUrl);
  });

  it('shows the link for manual copying if the clipboard is not available', async () => {
    const { user, sandbox } = await setup({ canOpenWindows: false });
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));

    await user.click(await findButton('Copy link'));

    const field = await screen.findByRole('textbox', { name: 'Copy this link' });
    expect(field).toHaveValue(sandbox.connections[0]?.authorizationUrl);
    expect(screen.queryByText('Link copied')).toBeNull();
  });
});
