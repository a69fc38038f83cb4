import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { chooseInMenu } from '../../test/chooseInMenu.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import type { Platform } from '../api/Platform.ts';
import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { AccountingConnect } from './AccountingConnect.tsx';

const options = {
  filter: ({ key }: Platform) => ['xero', 'wave', 'freeagent'].includes(key),
  searchable: false,
  renderIcon: ({ key }: Platform) =>
    key === 'wave' ? <i data-testid={`own-${key}`} /> : undefined,
};
const setup: SandboxSetup = {
  provider: { platforms: { freeagent: { icon: <i data-testid="provided" /> } } },
};

async function press(user: UserEvent, name: string) {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  await user.click(button);
}

async function openPicker(ui: ReactElement, button: string, connection?: string) {
  const view = renderWithSandbox(ui, { ...setup, connection });
  if (connection) await chooseInMenu(view.user, button);
  else await press(view.user, button);
  return { ...view, dialog: within(await screen.findByRole('dialog')) };
}

describe.each([
  {
    name: 'ConnectButton',
    ui: <ConnectButton {...options} />,
    button: 'Choose your software',
    connection: undefined,
    keys: ['freeagent', 'wave', 'xero'],
  },
  {
    name: 'AccountingConnect',
    ui: <AccountingConnect {...options} />,
    button: 'Choose your software',
    connection: undefined,
    keys: ['freeagent', 'wave', 'xero'],
  },
  {
    name: 'AccountingConnect, to switch',
    ui: <AccountingConnect {...options} />,
    button: 'Switch software',
    connection: 'connected',
    keys: ['freeagent', 'wave'],
  },
])('the picker of <$name />', ({ ui, button, connection, keys }) => {
  it('lists only the platforms that pass `filter`, and has no search if `searchable` is false', async () => {
    const { dialog, container } = await openPicker(ui, button, connection);

    const items = [...document.querySelectorAll('[data-part=platform-item]')];
    expect(items.map((item) => item.getAttribute('data-platform'))).toEqual(keys);
    expect(dialog.queryByRole('searchbox')).toBeNull();
    expect(items[0]).toHaveFocus();
    expect(container.querySelector('[filter], [searchable], [rendericon]')).toBeNull();
  });

  it('prefers the icon from `renderIcon` to the icon from `platforms`', async () => {
    const { dialog } = await openPicker(ui, button, connection);

    const wave = dialog.getByRole('button', { name: /^Wave/ });
    expect(within(wave).getByTestId('own-wave')).toBeInTheDocument();
    const freeAgent = dialog.getByRole('button', { name: /^FreeAgent/ });
    expect(within(freeAgent).getByTestId('provided')).toBeInTheDocument();
  });
});

describe('the picker of <AccountingConnect />', () => {
  it('keeps its options after a failure', async () => {
    const { dialog, user, sandbox } = await openPicker(
      <AccountingConnect {...options} />,
      'Choose your software',
    );
    sandbox.fail({ method: 'POST', status: 500 });
    await user.click(dialog.getByRole('button', { name: /^Xero/ }));

    await user.click(await screen.findByRole('button', { name: 'Choose other software' }));
    expect(await screen.findByRole('dialog')).toBeVisible();
    expect(document.querySelectorAll('[data-part=platform-item]')).toHaveLength(3);
  });
});
