import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, spyOn, userEvent, waitFor } from 'storybook/test';
import { ConnectButton } from '../src/components/connect-button/ConnectButton.tsx';
import { pressWhenReady } from './pressWhenReady.ts';
import { getSandbox, withSandbox } from './withSandbox.tsx';

const meta = {
  title: 'Components/ConnectButton',
  component: ConnectButton,
  decorators: [withSandbox],
  argTypes: {
    platform: {
      control: 'select',
      options: [undefined, 'xero', 'quickbooks_online', 'sage_50_uk'],
    },
    children: { control: 'text' },
  },
} satisfies Meta<typeof ConnectButton>;

export default meta;
type Story = StoryObj<typeof meta>;

const SLOW_CREATE = { method: 'POST', path: '/accounting_connections', delay: 3_600_000 };

export const NotConnected: Story = {
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Choose your software' });
    await waitFor(() => expect(button).toHaveAttribute('data-status', 'not_connected'));
  },
};

export const ChoosingAPlatform: Story = {
  play: async ({ canvasElement }) => {
    await pressWhenReady(canvasElement, 'Choose your software');
    await expect(await screen.findByRole('dialog', { name: 'Choose your software' })).toBeVisible();
    await expect(screen.getByRole('searchbox', { name: 'Search software' })).toHaveFocus();
  },
};

export const ConnectsTheChosenPlatform: Story = {
  play: async ({ canvas, canvasElement }) => {
    await pressWhenReady(canvasElement, 'Choose your software');
    await userEvent.click(await screen.findByRole('button', { name: /^Xero/ }));
    await expect(await canvas.findByRole('button', { name: 'Waiting for Xero…' })).toHaveFocus();
    getSandbox().authorize(getSandbox().connections[0]?.id ?? '');
    await expect(
      await canvas.findByRole('button', { name: 'Xero is connected' }, { timeout: 4000 }),
    ).toHaveAttribute('data-status', 'connected');
  },
};

export const OnePlatform: Story = {
  args: { platform: 'xero' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Connect Xero' })).toBeVisible();
  },
};

export const Creating: Story = {
  args: { platform: 'xero' },
  parameters: { sandbox: { rules: [SLOW_CREATE] } },
  play: async ({ canvas, canvasElement }) => {
    await pressWhenReady(canvasElement, 'Connect Xero');
    await expect(await canvas.findByRole('button', { name: 'Connecting…' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const AwaitingAuthorization: Story = {
  args: { platform: 'xero' },
  play: async ({ canvas, canvasElement }) => {
    await pressWhenReady(canvasElement, 'Connect Xero');
    await expect(await canvas.findByRole('button', { name: 'Waiting for Xero…' })).toBeVisible();
  },
};

export const Unfinished: Story = {
  parameters: { sandbox: { connection: 'pending_auth' } },
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByRole('button', { name: 'Continue connecting Xero' }),
    ).toBeVisible();
  },
};

export const Deauthorized: Story = {
  parameters: { sandbox: { connection: 'deauthorized' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Reconnect Xero' })).toBeVisible();
  },
};

export const Connected: Story = {
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { description: /Disconnect Xero first/ });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
  },
};

export const ThisPlatformIsConnected: Story = {
  args: { platform: 'xero' },
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Xero is connected' })).toBeVisible();
  },
};

export const Failed: Story = {
  args: { platform: 'xero' },
  parameters: {
    sandbox: { rules: [{ method: 'POST', path: '/accounting_connections', status: 500 }] },
  },
  play: async ({ canvas, canvasElement }) => {
    await pressWhenReady(canvasElement, 'Connect Xero');
    await expect(
      await canvas.findByRole('button', { name: 'Try again' }),
    ).toHaveAccessibleDescription(/Something went wrong on our side/);
  },
};

export const WindowBlocked: Story = {
  args: { platform: 'xero' },
  beforeEach: () => void spyOn(window, 'open').mockReturnValue(null),
  play: async ({ canvas, canvasElement }) => {
    await pressWhenReady(canvasElement, 'Connect Xero');
    await expect(await canvas.findByRole('link', { name: 'Continue to Xero' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Copy link' })).toBeVisible();
  },
};

export const BeforeYouStart: Story = {
  args: { platform: 'quickbooks_desktop' },
  play: async ({ canvasElement }) => {
    await pressWhenReady(canvasElement, 'Connect QuickBooks Desktop');
    await expect(
      await screen.findByRole('dialog', { name: 'Before you connect QuickBooks Desktop' }),
    ).toHaveTextContent('Keep the right company file open.');
  },
};

export const BackFromBeforeYouStart: Story = {
  play: async ({ canvasElement }) => {
    await pressWhenReady(canvasElement, 'Choose your software');
    await userEvent.type(await screen.findByRole('searchbox'), 'sage');
    await userEvent.click(await screen.findByRole('button', { name: /^Sage 50/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Back' }));
    await expect(await screen.findByRole('searchbox')).toHaveValue('sage');
    await expect(screen.getByRole('button', { name: /^Sage 50/ })).toHaveFocus();
  },
};

export const OnlyAtAComputer: Story = {
  args: { platform: 'sage_50_uk' },
  beforeEach: () => {
    const real = window.matchMedia.bind(window);
    spyOn(window, 'matchMedia').mockImplementation((query) =>
      real(query === '(hover: none)' ? 'all' : query),
    );
  },
  play: async ({ canvasElement }) => {
    await pressWhenReady(canvasElement, 'Connect Sage 50 Accounts');
    await expect(await screen.findByText(/^You can’t set up Sage 50/)).toBeVisible();
  },
};

export const MissingPlatform: Story = {
  args: { onMissingPlatform: fn() },
  play: async ({ args, canvasElement }) => {
    const opener = await pressWhenReady(canvasElement, 'Choose your software');
    await userEvent.type(await screen.findByRole('searchbox'), 'Lotus');
    await userEvent.click(screen.getByRole('button', { name: 'My software isn’t listed' }));
    await expect(args.onMissingPlatform).toHaveBeenCalledWith('Lotus');
    await expect(opener).toHaveFocus();
  },
};

export const CustomLabel: Story = { args: { children: 'Link your books' } };
