import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { chooseInMenu } from '../../test/chooseInMenu.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import { AccountingConnect } from './AccountingConnect.tsx';

const findButton = (name: string) => screen.findByRole('button', { name });

describe('the callbacks of <AccountingConnect />', () => {
  it('call onConnected once, with the connection', async () => {
    const onConnected = vi.fn();
    const { user, sandbox, comeBack } = renderWithSandbox(
      <AccountingConnect onConnected={onConnected} />,
      { connection: 'pending_auth' },
    );
    const id = sandbox.connections[0]?.id ?? '';
    await user.click(await findButton('Continue'));
    await findButton('I’ve finished');
    sandbox.authorize(id);
    await comeBack();

    await screen.findByRole('heading', { name: 'Xero is connected' });
    expect(onConnected).toHaveBeenCalledTimes(1);
    expect(onConnected).toHaveBeenCalledWith(
      expect.objectContaining({ id, status: 'connected', platform: 'xero' }),
    );
  });

  it('call onDisconnected if a switch ends the connection and cannot create the next', async () => {
    const onDisconnected = vi.fn();
    const { user, sandbox } = renderWithSandbox(
      <AccountingConnect onDisconnected={onDisconnected} />,
      { connection: 'connected' },
    );
    sandbox.fail({ method: 'POST', path: '/accounting_connections', status: 500 });
    await chooseInMenu(user, 'Switch software');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: /^FreeAgent/ }));
    await user.click(await findButton('Switch to FreeAgent'));

    expect(await screen.findByRole('heading', { name: 'Xero is disconnected' })).toBeVisible();
    await waitFor(() => expect(onDisconnected).toHaveBeenCalledTimes(1));
  });

  it('do not call onConnected for a connection that existed from the start', async () => {
    const onConnected = vi.fn();
    renderWithSandbox(<AccountingConnect onConnected={onConnected} />, { connection: 'connected' });
    await screen.findByRole('heading', { name: 'Xero Connected' });

    expect(onConnected).not.toHaveBeenCalled();
  });

  it('are called in their latest version', async () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const { user, update, sandbox } = renderWithSandbox(
      <AccountingConnect onDisconnected={first} />,
      { connection: 'connected' },
    );
    update({}, <AccountingConnect onDisconnected={second} />);
    await chooseInMenu(user, 'Disconnect');
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'Disconnect' }));

    await waitFor(() => expect(second).toHaveBeenCalledTimes(1));
    expect(second).toHaveBeenCalledWith(
      expect.objectContaining({
        type: 'disconnected',
        connectionId: sandbox.connections[0]?.id,
        platform: 'xero',
      }),
    );
    expect(first).not.toHaveBeenCalled();
  });

  it('call onPullCompleted for a complete pull', async () => {
    const onPullCompleted = vi.fn();
    const { user } = renderWithSandbox(<AccountingConnect onPullCompleted={onPullCompleted} />, {
      connection: 'connected',
      sandbox: { pullQueueTime: 0, pullRunTime: 1 },
    });
    await chooseInMenu(user, 'Invoices only');

    await screen.findByText(/^Sync finished\./, { ignore: '[aria-live]' });
    expect(onPullCompleted).toHaveBeenCalledTimes(1);
    expect(onPullCompleted).toHaveBeenCalledWith(
      expect.objectContaining({ type: 'pull_completed', resourceType: 'receivables' }),
    );
  });

  it('call onError with the code and the request ID', async () => {
    const onError = vi.fn();
    const { user, sandbox } = renderWithSandbox(<AccountingConnect onError={onError} />, {
      connection: 'connected',
    });
    await findButton('Sync now');
    sandbox.fail({ method: 'POST', status: 403 });
    await user.click(await findButton('Sync now'));

    await screen.findByRole('alert');
    expect(onError).toHaveBeenCalledTimes(1);
    expect(onError).toHaveBeenCalledWith(
      expect.objectContaining({ type: 'error', code: 'forbidden', requestId: expect.any(String) }),
    );
  });

  it('are no longer called after the partner removes them', async () => {
    const onDisconnected = vi.fn();
    const { user, update } = renderWithSandbox(
      <AccountingConnect onDisconnected={onDisconnected} />,
      { connection: 'connected' },
    );
    await findButton('More actions');
    update({}, <AccountingConnect />);
    await chooseInMenu(user, 'Disconnect');
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: 'Disconnect' }));

    await screen.findByRole('heading', { name: 'Xero is disconnected' });
    expect(onDisconnected).not.toHaveBeenCalled();
  });
});
