import type { Meta, StoryObj } from '@storybook/react-vite';
import { useRef, useState } from 'react';
import { expect, fn, screen, userEvent, waitFor, within } from 'storybook/test';
import { useConnectDialog } from '../src/components/connect-button/useConnectDialog.tsx';
import type { UseConnectDialogOptions } from '../src/components/connect-button/useConnectDialog.tsx';
import { ConnectionStatus } from '../src/components/connection-status/ConnectionStatus.tsx';
import { withSandbox } from './withSandbox.tsx';

/** The product's own menu, with an item that opens the dialog. */
function SettingsMenu(options: UseConnectDialogOptions) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isShown, setIsShown] = useState(false);
  const { dialog, open } = useConnectDialog(options);

  function handleSelect() {
    setIsShown(false);
    // The item has unmounted by the time the dialog closes, but the menu's button stays.
    open(buttonRef.current ?? undefined);
  }

  return (
    <>
      <ConnectionStatus />
      <button
        ref={buttonRef}
        type="button"
        aria-haspopup="menu"
        aria-expanded={isShown}
        onClick={() => setIsShown(!isShown)}
      >
        Settings
      </button>
      {isShown && (
        <div role="menu" aria-label="Settings">
          <button type="button" role="menuitem">
            Invite your team
          </button>
          <button type="button" role="menuitem" onClick={handleSelect}>
            Connect your books
          </button>
        </div>
      )}
      {dialog}
    </>
  );
}

const meta = {
  title: 'Hooks/useConnectDialog',
  component: SettingsMenu,
  decorators: [withSandbox],
  args: { onConnect: fn() },
} satisfies Meta<typeof SettingsMenu>;

export default meta;
type Story = StoryObj<typeof meta>;

async function openFromMenu(element: HTMLElement) {
  const canvas = within(element);
  await waitFor(() =>
    expect(element.querySelector('[data-part=connection-status]')).not.toHaveAttribute(
      'data-status',
      'loading',
    ),
  );
  await userEvent.click(await canvas.findByRole('button', { name: 'Settings' }));
  await userEvent.click(await canvas.findByRole('menuitem', { name: 'Connect your books' }));
}

export const FromAMenu: Story = {
  play: async ({ canvasElement }) => {
    await openFromMenu(canvasElement);
    await expect(await screen.findByRole('dialog', { name: 'Choose your software' })).toBeVisible();
    await expect(screen.getByRole('searchbox', { name: 'Search software' })).toHaveFocus();
  },
};

export const ConnectsTheChosenPlatform: Story = {
  play: async ({ args, canvas, canvasElement }) => {
    await openFromMenu(canvasElement);
    await userEvent.click(await screen.findByRole('button', { name: /^Xero/ }));
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Settings' })).toHaveFocus());
    await expect(args.onConnect).toHaveBeenCalledWith('xero', {});
    await expect(await canvas.findByText('Xero is waiting for you to sign in')).toBeVisible();
  },
};

export const WhileAPlatformIsConnected: Story = {
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvasElement }) => {
    await openFromMenu(canvasElement);
    await expect(
      await screen.findByRole('dialog', { name: 'Choose the software to switch to' }),
    ).toBeVisible();
  },
};

export const ConfirmsASwitch: Story = {
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvasElement }) => {
    await openFromMenu(canvasElement);
    await userEvent.click(await screen.findByRole('button', { name: /^Sage Intacct/ }));
    await expect(
      await screen.findByRole('dialog', { name: 'Switch from Xero to Sage Intacct?' }),
    ).toBeVisible();
  },
};

export const WhileSigningIn: Story = {
  parameters: { sandbox: { provider: { apiVersion: '2024-05-25' } } },
  play: async ({ canvasElement }) => {
    await openFromMenu(canvasElement);
    await expect(
      await screen.findByRole('dialog', { name: 'Connect your accounting software' }),
    ).toBeVisible();
  },
};

export const OnePlatform: Story = {
  args: { platform: 'quickbooks_desktop' },
  play: async ({ canvasElement }) => {
    await openFromMenu(canvasElement);
    await expect(
      await screen.findByRole('dialog', { name: 'Before you connect QuickBooks Desktop' }),
    ).toBeVisible();
  },
};

export const FilteredWithCustomIcons: Story = {
  args: {
    filter: (platform) => platform.regions.includes('GB'),
    searchable: false,
    renderIcon: () => (
      <svg viewBox="0 0 36 36" width="36" height="36">
        <circle cx="18" cy="18" r="16" fill="#2951cc" />
      </svg>
    ),
  },
  play: async ({ canvasElement }) => {
    await openFromMenu(canvasElement);
    await expect(await screen.findByRole('dialog')).toBeVisible();
    await expect(screen.queryByRole('searchbox')).toBeNull();
  },
};
