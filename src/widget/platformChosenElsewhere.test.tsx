import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { ReactElement } from 'react';
import { chooseInMenu } from '../../test/chooseInMenu.ts';
import { renderWithSandbox, type SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { useConnectDialog } from '../components/connect-button/useConnectDialog.tsx';
import { PlatformPicker } from '../components/platform-picker/PlatformPicker.tsx';
import { AccountingConnect } from './AccountingConnect.tsx';

const THERE = 'You’ll choose your accounting software on the sign-in page.';
const findButton = (name: string) => screen.findByRole('button', { name });
const findTitle = (name: string | RegExp) => screen.findByRole('heading', { name });

const setUp = (ui: ReactElement, setup: SandboxSetup = {}) => {
  const view = renderWithSandbox(ui, { ...setup, provider: { apiVersion: '2024-05-25' } });
  const getId = () => view.sandbox.connections.at(-1)?.id ?? '';
  return { ...view, getId };
};

describe('an API version in which people choose the platform while signing in', () => {
  it('has a widget that connects without a list, and then names the platform', async () => {
    const { user, windows, sandbox, getId, comeBack, getCalls } = setUp(<AccountingConnect />);
    const button = await findButton('Choose your software');
    expect(screen.getByText(THERE)).toBeVisible();
    expect(button).not.toHaveAttribute('aria-haspopup');
    await user.click(button);

    await findTitle('Finish connecting in the other window');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(windows).toHaveLength(1);
    expect(getCalls('POST')).toEqual(['POST /accounting_connections']);
    sandbox.authorize(getId(), 'freeagent');
    await comeBack();
    expect(await findTitle(/^FreeAgent (is c|C)onnected$/)).toBeVisible();
  });

  it('asks before a switch, and offers no list', async () => {
    const { user, sandbox, getCalls } = setUp(<AccountingConnect />, { connection: 'connected' });
    await chooseInMenu(user, 'Switch software');
    const dialog = await screen.findByRole('dialog', {
      name: 'Switch from Xero to other software?',
    });
    expect(dialog).toHaveTextContent('We’ll disconnect Xero, then you choose other software');
    expect(within(dialog).queryByRole('searchbox')).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Not now' }));
    expect(getCalls('POST')).toEqual([]);

    await chooseInMenu(user, 'Switch software');
    await user.click(await findButton('Disconnect and continue'));
    await findTitle('Finish connecting in the other window');
    expect(sandbox.connections.map(({ status }) => status)).toEqual([
      'disconnected',
      'pending_auth',
    ]);
  });

  it('has one button after a connection has ended', async () => {
    setUp(<AccountingConnect />, { connection: 'disconnected' });
    await findTitle('Xero is disconnected');
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Choose your software',
    ]);
  });

  it('takes a button for one platform as a wish, and says so', async () => {
    const { user, sandbox, windows } = setUp(<ConnectButton platform="quickbooks_desktop" />);
    const button = await findButton('Connect QuickBooks Desktop');
    expect(button).toHaveAccessibleDescription(THERE);
    sandbox.fail({ method: 'POST', status: 500 });
    await user.click(button);
    expect(await screen.findByRole('alert')).toBeVisible();

    await user.click(await findButton('Try again'));
    expect(await findButton('Waiting for your accounting software…')).toBeVisible();
    expect(windows).toHaveLength(2);
  });

  it('has a picker that says that the choice is made again', async () => {
    const onSelect = vi.fn();
    const { user } = setUp(<PlatformPicker onSelect={onSelect} />);
    await user.click(await findButton('Xero'));
    expect(screen.getByText(THERE)).toBeVisible();
    expect(onSelect).toHaveBeenCalledOnce();
  });

  it.each([
    ['says what follows', undefined, 'Connect your accounting software', 'Continue', {}],
    [
      'asks before a switch',
      'connected',
      'Switch from Xero to other software?',
      'Disconnect and continue',
      { replace: true },
    ],
  ])('%s, from a button of the partner', async (_, connection, title, go, options) => {
    const onConnect = vi.fn();
    function Menu() {
      // Nothing has to be prepared for a platform that the person may not choose.
      const { dialog, open } = useConnectDialog({ onConnect, platform: 'sage_50_uk' });
      return (
        <>
          <button onClick={() => open()}>Accounting</button>
          {dialog}
        </>
      );
    }
    const { user } = setUp(
      <>
        <Menu />
        <AccountingConnect />
      </>,
      { connection },
    );
    await screen.findByRole('region', { name: 'Accounting software', busy: false });
    await user.click(await findButton('Accounting'));
    const dialog = await screen.findByRole('dialog', { name: title });
    expect(within(dialog).queryByRole('searchbox')).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: go }));
    expect(onConnect).toHaveBeenCalledExactlyOnceWith(undefined, options);
  });
});
