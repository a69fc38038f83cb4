import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ConnectionStatus } from '../src/components/connection-status/ConnectionStatus.tsx';
import { withSandbox } from './withSandbox.tsx';

const meta = {
  title: 'Components/ConnectionStatus',
  component: ConnectionStatus,
  decorators: [withSandbox],
} satisfies Meta<typeof ConnectionStatus>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Loading: Story = {
  parameters: { sandbox: { rules: [{ delay: 3_600_000 }] } },
};

export const NotConnected: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Not connected')).toBeVisible();
  },
};

export const Pending: Story = {
  parameters: { sandbox: { connection: 'pending_auth' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Xero is waiting for you to sign in')).toBeVisible();
  },
};

export const JustConnected: Story = {
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Connected to Xero')).toBeVisible();
    await expect(canvas.getByText('Not synced yet')).toBeVisible();
  },
};

export const ConnectedWithOrganization: Story = {
  parameters: {
    sandbox: { connection: 'connected', age: 4_500_000, options: { businessInfo: true } },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Connected to Xero')).toBeVisible();
    await expect(canvas.getByText(/Last synced/)).toBeVisible();
  },
};

export const Deauthorized: Story = {
  parameters: { sandbox: { connection: 'deauthorized' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Xero needs you to sign in again')).toBeVisible();
  },
};

export const Disconnected: Story = {
  parameters: { sandbox: { connection: 'disconnected' } },
};

export const UnknownStatus: Story = {
  parameters: { sandbox: { connection: 'paused_by_provider' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Xero reports “paused_by_provider”')).toBeVisible();
  },
};

export const UnknownPlatform: Story = {
  parameters: { sandbox: { connection: 'connected', platform: 'abacus_9000' } },
};

export const LoadFailed: Story = {
  parameters: { sandbox: { rules: [{ status: 403, times: Infinity }] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};
