import { act, render, screen, waitFor, within } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../../test/renderWithSandbox.tsx';
import { DisconnectButton } from './DisconnectButton.tsx';

/** Renders the button while connected, opens the dialog and returns its contents. */
async function openDialog(setup: SandboxSetup = {}, ui = <DisconnectButton />) {
  const view = renderWithSandbox(ui, { connection: 'connected', ...setup });
  const button = screen.getByRole('button', { name: 'Disconnect' });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  await view.user.click(button);
  const dialog = await screen.findByRole('alertdialog');
  const keep = within(dialog).getByRole('button', { name: 'Keep connected' });
  const confirm = within(dialog).getByRole('button', { name: 'Disconnect' });
  return { ...view, button, dialog, keep, confirm };
}

const waitForClose = () => waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());

describe('<DisconnectButton />', () => {
  it('asks for confirmation, explains the effects, and focuses the safe choice', async () => {
    const { dialog, keep, getCalls } = await openDialog();

    expect(dialog).toHaveAccessibleName('Disconnect Xero?');
    expect(dialog).toHaveAccessibleDescription(/automatic syncs will stop/);
    expect(dialog).toHaveAccessibleDescription(/already here stays/);
    expect(keep).toHaveFocus();
    expect(getCalls('POST')).toEqual([]);
  });

  it('keeps the connection and returns the focus', async () => {
    const { user, button, keep, getCalls } = await openDialog();

    await user.click(keep);

    await waitForClose();
    await waitFor(() => expect(button).toHaveFocus());
    expect(getCalls('POST')).toEqual([]);
  });

  it('closes on Escape, but not on a click outside', async () => {
    const { user, button, dialog } = await openDialog();

    await user.click(dialog);
    expect(dialog).toBeInTheDocument();

    await user.keyboard('{Escape}');
    await waitForClose();
    await waitFor(() => expect(button).toHaveFocus());
  });

  it('disconnects once, closes when the API confirms, and returns the focus', async () => {
    const { user, button, confirm, getCalls } = await openDialog();

    await user.dblClick(confirm);

    await waitForClose();
    expect(getCalls('POST')).toHaveLength(1);
    expect(button).toHaveAttribute('data-status', 'disconnected');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('Nothing is connected');
    await waitFor(() => expect(button).toHaveFocus());
  });

  it('cannot be closed or repeated while it disconnects', async () => {
    const { user, sandbox, dialog, keep, confirm, button, getCalls } = await openDialog({
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
    await waitForClose();
    expect(getCalls('POST')).toHaveLength(1);
  });

  it('stays open with an explanation after a failure, and allows another try', async () => {
    const { user, sandbox, dialog, confirm } = await openDialog();
    sandbox.fail({ method: 'POST', status: 503 });

    await user.click(confirm);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Something went wrong on our side. Try again in a few minutes.',
    );

    await user.click(confirm);
    await waitForClose();
    expect(sandbox.connections[0]?.status).toBe('disconnected');
  });

  it('clears the last failure when it opens again', async () => {
    const { user, sandbox, dialog, button, keep, confirm } = await openDialog();
    sandbox.fail({ method: 'POST', status: 503 });
    await user.click(confirm);
    await within(dialog).findByRole('alert');
    await user.click(keep);
    await waitForClose();

    await user.click(button);

    await screen.findByRole('alertdialog');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('closes when the connection ends elsewhere, and stays closed for the next one', async () => {
    const { sandbox, comeBack, dialog } = await openDialog();
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
    await waitForClose();
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

  it('restores the page when it closes', async () => {
    document.body.style.overflow = 'scroll';
    const before = document.body.cloneNode();
    const { user, keep } = await openDialog();
    expect(document.body.isEqualNode(before)).toBe(false);

    await user.click(keep);
    await waitForClose();

    await waitFor(() => expect(document.body.cloneNode().isEqualNode(before)).toBe(true));
    expect(document.querySelectorAll('[aria-hidden], [data-radix-focus-guard]')).toHaveLength(0);
    document.body.removeAttribute('style');
  });

  it('keeps the font, direction and theme of its place in the page', async () => {
    const { dialog } = await openDialog(
      { provider: { theme: 'dark' } },
      <div style={{ fontFamily: 'Georgia', direction: 'rtl' }}>
        <DisconnectButton />
      </div>,
    );
    expect(dialog).toHaveAttribute('data-accounting-theme', 'dark');
    expect(dialog).toHaveAttribute('dir', 'rtl');
    expect(dialog.style.getPropertyValue('--accounting-font-family')).toBe('Georgia');
  });

  it.each([
    ['not_connected', undefined],
    ['pending_auth', 'pending_auth'],
    ['disconnected', 'disconnected'],
  ])('opens no dialog while %s', async (status, connection) => {
    const { user } = renderWithSandbox(<DisconnectButton />, { connection });
    const button = screen.getByRole('button', { name: 'Disconnect' });
    await waitFor(() => expect(button).toHaveAttribute('data-status', status));

    await user.click(button);

    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it.each(['deauthorized', 'paused_by_provider'])(
    'disconnects a connection that is %s',
    async (status) => {
      const { user, confirm, sandbox } = await openDialog({ connection: status });
      await user.click(confirm);
      await waitForClose();
      expect(sandbox.connections[0]?.status).toBe('disconnected');
    },
  );

  it('stays closed if the partner’s handler prevents the default', async () => {
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

  it('accepts a ref, button props, a custom label and custom messages', async () => {
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

  it('throws an error that names the provider if there is none', () => {
    expect(() => render(<DisconnectButton />)).toThrow(
      'DisconnectButton needs an <AccountingProvider>',
    );
  });
});
