import { act, render, screen, waitFor, within } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../../test/renderWithSandbox.tsx';
import { DisconnectButton } from './DisconnectButton.tsx';

/** Renders the button while connected, opens the dialog and returns its contents. */
async function ask(setup: SandboxSetup = {}, ui = <DisconnectButton />) {
  const view = renderWithSandbox(ui, { connection: 'connected', ...setup });
  const button = screen.getByRole('button', { name: 'Disconnect' });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  await view.user.click(button);
  const dialog = await screen.findByRole('alertdialog');
  const keep = within(dialog).getByRole('button', { name: 'Keep connected' });
  const confirm = within(dialog).getByRole('button', { name: 'Disconnect' });
  return { ...view, button, dialog, keep, confirm };
}

const isGone = () => waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());

describe('<DisconnectButton />', () => {
  it('asks first, says what ends and what stays, and starts at the safe answer', async () => {
    const { dialog, keep, getCalls } = await ask();

    expect(dialog).toHaveAccessibleName('Disconnect Xero?');
    expect(dialog).toHaveAccessibleDescription(/automatic synchronization stops/);
    expect(dialog).toHaveAccessibleDescription(/already pulled stays/);
    expect(keep).toHaveFocus();
    expect(getCalls('POST')).toEqual([]);
  });

  it('keeps the connection and gives the focus back', async () => {
    const { user, button, keep, getCalls } = await ask();

    await user.click(keep);

    await isGone();
    await waitFor(() => expect(button).toHaveFocus());
    expect(getCalls('POST')).toEqual([]);
  });

  it('keeps the connection on Escape, and does not take a click outside for an answer', async () => {
    const { user, button, dialog } = await ask();

    const overlay = dialog.parentElement ?? dialog;
    await user.click(overlay);
    expect(dialog).toBeInTheDocument();

    await user.keyboard('{Escape}');
    await isGone();
    await waitFor(() => expect(button).toHaveFocus());
  });

  it('disconnects once, closes when the API says so, and keeps the focus on the page', async () => {
    const { user, button, confirm, getCalls } = await ask();

    await user.dblClick(confirm);

    await isGone();
    expect(getCalls('POST')).toHaveLength(1);
    expect(button).toHaveAttribute('data-status', 'disconnected');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('No accounting system is connected');
    await waitFor(() => expect(button).toHaveFocus());
  });

  it('cannot be closed or repeated while it disconnects', async () => {
    const { user, sandbox, dialog, keep, confirm, button, getCalls } = await ask({
      sandbox: { seed: 2 },
    });
    sandbox.fail({ method: 'POST', delay: 300 });

    await user.click(confirm);
    expect(confirm).toHaveAccessibleName('Disconnecting…');
    await user.click(confirm);
    await user.click(keep);
    await user.keyboard('{Escape}');

    expect(dialog).toBeInTheDocument();
    expect(button).toHaveAttribute('data-phase', 'disconnecting');
    await isGone();
    expect(getCalls('POST')).toHaveLength(1);
  });

  it('stays open with a sentence when it fails, and can be tried again', async () => {
    const { user, sandbox, dialog, confirm } = await ask();
    sandbox.fail({ method: 'POST', status: 503 });

    await user.click(confirm);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The service has a problem right now. Nothing is lost: try again in a few minutes.',
    );

    await user.click(confirm);
    await isGone();
    expect(sandbox.connections[0]?.status).toBe('disconnected');
  });

  it('forgets the failure of the last time', async () => {
    const { user, sandbox, dialog, button, keep, confirm } = await ask();
    sandbox.fail({ method: 'POST', status: 503 });
    await user.click(confirm);
    await within(dialog).findByRole('alert');
    await user.click(keep);
    await isGone();

    await user.click(button);

    await screen.findByRole('alertdialog');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('closes when the connection ends elsewhere, and does not come up with the next one', async () => {
    const { sandbox, comeBack, dialog } = await ask();
    const [first] = sandbox.connections;
    await sandbox.fetch(`${sandbox.baseUrl}/accounting_connections/${first?.id}/disconnect`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sandbox.issueToken()}`,
        'x-monite-version': '2023-03-14',
        'x-monite-entity-id': sandbox.entityId,
      },
    });
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
    vi.setSystemTime(Date.now() + 60_000);
    await comeBack();
    await isGone();
    expect(dialog).not.toBeInTheDocument();

    sandbox.connect(sandbox.entityId, 'wave');
    vi.setSystemTime(Date.now() + 60_000);
    await comeBack();
    await waitFor(() =>
      expect(screen.getByRole('button')).toHaveAttribute('data-status', 'connected'),
    );
    expect(screen.queryByRole('alertdialog')).toBeNull();
    vi.useRealTimers();
  });

  it('leaves the page as it found it', async () => {
    document.body.style.overflow = 'scroll';
    const before = document.body.cloneNode();
    const { user, keep } = await ask();
    expect(document.body.isEqualNode(before)).toBe(false);

    await user.click(keep);
    await isGone();

    await waitFor(() => expect(document.body.cloneNode().isEqualNode(before)).toBe(true));
    expect(document.querySelectorAll('[aria-hidden], [data-radix-focus-guard]')).toHaveLength(0);
    document.body.removeAttribute('style');
  });

  it('takes its look and theme along to the end of the page', async () => {
    const { dialog } = await ask(
      { provider: { theme: 'dark' } },
      <div style={{ fontFamily: 'Georgia', direction: 'rtl' }}>
        <DisconnectButton />
      </div>,
    );
    const overlay = dialog.parentElement;

    expect(dialog).toHaveAttribute('data-accounting-theme', 'dark');
    expect(overlay).toHaveStyle({ fontFamily: 'Georgia', direction: 'rtl' });
  });

  it.each([
    ['not_connected', undefined],
    ['pending_auth', 'pending_auth'],
    ['disconnected', 'disconnected'],
  ])('has nothing to end while %s', async (status, connection) => {
    const { user } = renderWithSandbox(<DisconnectButton />, { connection });
    const button = screen.getByRole('button', { name: 'Disconnect' });
    await waitFor(() => expect(button).toHaveAttribute('data-status', status));

    await user.click(button);

    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it.each(['deauthorized', 'paused_by_provider'])(
    'ends a connection that is %s',
    async (status) => {
      const { user, confirm, sandbox } = await ask({ connection: status });
      await user.click(confirm);
      await isGone();
      expect(sandbox.connections[0]?.status).toBe('disconnected');
    },
  );

  it('runs the partner’s handler first, which can veto', async () => {
    const onClick = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const { user } = renderWithSandbox(<DisconnectButton onClick={onClick} />, {
      connection: 'connected',
    });
    const button = screen.getByRole('button', { name: 'Disconnect' });
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));

    await user.click(button);

    expect(onClick).toHaveBeenCalledOnce();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('takes a ref, any button prop, a label and words of the partner', async () => {
    const ref = createRef<HTMLButtonElement>();
    renderWithSandbox(
      <DisconnectButton ref={ref} className="mine" aria-describedby="why">
        Unlink
      </DisconnectButton>,
      { provider: { messages: { disconnect: { notConnected: 'Nichts verbunden' } } } },
    );
    const button = await screen.findByRole('button', { name: 'Unlink' });
    await waitFor(() => expect(button).toHaveAttribute('title', 'Nichts verbunden'));

    expect(ref.current).toBe(button);
    expect(button).toHaveClass('mine');
    expect(button).toHaveAttribute('data-part', 'disconnect-button');
  });

  it('says what is missing outside the provider', () => {
    expect(() => render(<DisconnectButton />)).toThrow(
      'DisconnectButton needs an <AccountingProvider>',
    );
  });
});
