import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { DisconnectButton } from '../src/components/disconnect-button/DisconnectButton.tsx';
import { pressWhenReady } from './pressWhenReady.ts';
import { paint } from '../test/styles/contrast.ts';
import { withSandbox } from './withSandbox.tsx';

const meta = {
  title: 'Components/DisconnectButton',
  component: DisconnectButton,
  decorators: [withSandbox],
  argTypes: { children: { control: 'text' } },
  parameters: { sandbox: { connection: 'connected' } },
} satisfies Meta<typeof DisconnectButton>;

export default meta;
type Story = StoryObj<typeof meta>;

async function openDialog(canvasElement: HTMLElement) {
  const button = await pressWhenReady(canvasElement);
  await expect(await screen.findByRole('alertdialog', { name: 'Disconnect Xero?' })).toBeVisible();
  return button;
}

export const Connected: Story = {};

export const Confirming: Story = {
  play: async ({ canvasElement }) => {
    await openDialog(canvasElement);
    await expect(screen.getByRole('button', { name: 'Keep connected' })).toHaveFocus();
  },
};

export const KeepsTheConnection: Story = {
  play: async ({ canvasElement }) => {
    const button = await openDialog(canvasElement);
    await userEvent.click(screen.getByRole('button', { name: 'Keep connected' }));
    await waitFor(() => expect(button).toHaveFocus());
  },
};

export const Disconnecting: Story = {
  parameters: {
    sandbox: { connection: 'connected', rules: [{ method: 'POST', delay: 3_600_000 }] },
  },
  play: async ({ canvasElement }) => {
    await openDialog(canvasElement);
    await userEvent.click(screen.getByRole('button', { name: 'Disconnect' }));
    await expect(await screen.findByRole('button', { name: 'Disconnecting…' })).toBeVisible();
  },
};

export const Failed: Story = {
  parameters: {
    sandbox: { connection: 'connected', rules: [{ method: 'POST', status: 500 }] },
  },
  play: async ({ canvasElement }) => {
    await openDialog(canvasElement);
    await userEvent.click(screen.getByRole('button', { name: 'Disconnect' }));
    await expect(await screen.findByRole('alert')).toHaveTextContent(
      /Something went wrong on our side/,
    );
  },
};

export const Disconnected: Story = {
  play: async ({ canvasElement }) => {
    const button = await openDialog(canvasElement);
    await userEvent.click(screen.getByRole('button', { name: 'Disconnect' }));
    await waitFor(() => expect(button).toHaveAttribute('data-status', 'disconnected'));
    await waitFor(() => expect(button).toHaveFocus());
  },
};

export const NothingConnected: Story = {
  parameters: { sandbox: { connection: null } },
};

/** Variables set on any ancestor also reach the dialog. */
export const InheritsTheSurroundingStyle: Story = {
  decorators: [
    (Story) => (
      <>
        <style>{`.host { --accounting-radius: 0; --accounting-danger: #7a1fa2; font-family: Georgia, serif; }`}</style>
        <div className="host">
          <Story />
        </div>
      </>
    ),
  ],
  play: async ({ canvasElement }) => {
    await openDialog(canvasElement);
    const dialog = screen.getByRole('alertdialog');
    const confirm = screen.getByRole('button', { name: 'Disconnect' });
    await expect(paint([getComputedStyle(confirm).backgroundColor])).toEqual([122, 31, 162]);
    const panel = dialog.querySelector('[data-part=disconnect-dialog]') ?? dialog;
    await expect(getComputedStyle(panel).borderRadius).toBe('0px');
    await expect(getComputedStyle(dialog).fontFamily).toBe('Georgia, serif');
  },
};
