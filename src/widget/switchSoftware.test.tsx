import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { chooseInMenu } from '../../test/chooseInMenu.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import { AccountingConnect, type AccountingConnectProps } from './AccountingConnect.tsx';

const findTitle = (name: string | RegExp) => screen.findByRole('heading', { name });
const findButton = (name: string | RegExp) => screen.findByRole('button', { name });
const LIST = '/accounting_connections';

async function setup(callbacks: AccountingConnectProps = {}) {
  const view = renderWithSandbox(<AccountingConnect {...callbacks} />, {
    connection: 'connected',
  });
  await chooseInMenu(view.user, 'Switch software');
  const dialog = await screen.findByRole('dialog', {
    name: 'Choose the software to switch to',
  });
  const choose = async (name: string) => {
    await view.user.click(within(dialog).getByRole('button', { name: new RegExp(`^${name}`) }));
    return screen.findByRole('dialog', { name: `Switch from Xero to ${name}?` });
  };
  const confirm = async (name: string) => {
    await choose(name);
    await view.user.click(await findButton(`Switch to ${name}`));
  };
  const id = view.sandbox.connections[0]?.id ?? '';
  return { ...view, dialog, id, choose, confirm };
}

describe('switching to another platform', () => {
  it('explains what ends and what stays, and changes nothing before confirmation', async () => {
    const { choose, dialog, user, windows, getCalls } = await setup();
    expect(dialog).toHaveTextContent('Xero stays connected until you confirm');
    expect(within(dialog).queryByRole('button', { name: /^Xero/ })).toBeNull();

    const question = await choose('FreeAgent');
    expect(question).toHaveTextContent('We’ll disconnect Xero, then you sign in to FreeAgent.');
    expect(question).toHaveTextContent('Data already here stays');
    await user.click(await findButton('Back'));
    await user.click(await findButton('Close'));

    expect(await findTitle(/^Xero (is c|C)onnected$/)).toBeVisible();
    expect(windows).toEqual([]);
    expect(getCalls('POST')).toEqual([]);
  });

  it('opens the window in the click, disconnects the old platform and connects the new one', async () => {
    const { confirm, windows, sandbox, getCalls, id } = await setup();
    await confirm('FreeAgent');

    expect(windows).toHaveLength(1);
    expect(await findTitle('Finish connecting FreeAgent in the other window')).toHaveFocus();
    expect(getCalls('POST')).toEqual([`POST ${LIST}/${id}/disconnect`, `POST ${LIST}`]);
    expect(sandbox.connections).toMatchObject([
      { platform: 'xero', status: 'disconnected' },
      { platform: 'freeagent', status: 'pending_auth' },
    ]);
  });

  it('calls onDisconnected only if the person cancels the new connection', async () => {
    const calls: string[] = [];
    const onDisconnected = vi.fn(() => void calls.push('disconnected'));
    const onCancel = vi.fn(() => void calls.push('canceled'));
    const { confirm, user, id } = await setup({ onDisconnected, onCancel });
    await confirm('FreeAgent');
    await findTitle('Finish connecting FreeAgent in the other window');
    expect(calls).toEqual([]);

    await user.click(await findButton('Cancel'));
    expect(await findTitle('Connect your accounting software')).toBeVisible();
    expect(calls).toEqual(['disconnected', 'canceled']);
    const ended = expect.objectContaining({ connectionId: id, reason: 'switch' });
    expect(onDisconnected).toHaveBeenCalledWith(ended);
  });

  it('keeps the old platform if disconnecting fails, and reports the failure', async () => {
    const { confirm, sandbox, windows } = await setup();
    sandbox.fail({ method: 'POST', status: 500 });
    await confirm('FreeAgent');

    expect(await screen.findByRole('alert')).toHaveTextContent('We couldn’t connect.');
    expect(await findTitle(/^Xero (is c|C)onnected$/)).toBeVisible();
    expect(windows).toMatchObject([{ closed: true }]);
    expect(sandbox.connections).toMatchObject([{ status: 'connected' }]);
  });

  it('shows the old platform as disconnected if connecting fails, and allows another try', async () => {
    const { confirm, user, sandbox } = await setup();
    sandbox.fail({ method: 'POST', path: LIST, status: 500 });
    await confirm('FreeAgent');

    expect(await findTitle('Xero is disconnected')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('We couldn’t connect.');
    expect(await findButton('Choose other software')).toBeVisible();
    await user.click(await findButton('Connect FreeAgent'));
    expect(await findTitle('Finish connecting FreeAgent in the other window')).toBeVisible();
    expect(sandbox.connections).toHaveLength(2);
  });
});
