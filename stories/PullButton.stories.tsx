import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen } from 'storybook/test';
import { PullButton } from '../src/components/pull-button/PullButton.tsx';
import { pressWhenReady } from './pressWhenReady.ts';
import { getSandbox, withSandbox } from './withSandbox.tsx';

const meta = {
  title: 'Components/PullButton',
  component: PullButton,
  decorators: [withSandbox],
  argTypes: {
    resourceType: { control: 'select', options: [undefined, 'receivables', 'line_items'] },
    children: { control: 'text' },
  },
  parameters: { sandbox: { connection: 'connected' } },
} satisfies Meta<typeof PullButton>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Idle: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Sync now' })).toBeVisible();
  },
};

export const Requesting: Story = {
  parameters: {
    sandbox: { connection: 'connected', rules: [{ method: 'POST', delay: 3_600_000 }] },
  },
  play: async ({ canvasElement }) => {
    await expect(await pressWhenReady(canvasElement)).toHaveAccessibleName('Starting…');
  },
};

export const Running: Story = {
  parameters: { sandbox: { connection: 'connected', options: { pullRunTime: 3_600_000 } } },
  play: async ({ canvas, canvasElement }) => {
    await pressWhenReady(canvasElement);
    await expect(await canvas.findByRole('button', { name: 'Syncing…' })).toBeVisible();
  },
};

export const Complete: Story = {
  parameters: {
    sandbox: { connection: 'connected', options: { pullQueueTime: 0, pullRunTime: 1 } },
  },
  play: async ({ canvas, canvasElement }) => {
    await pressWhenReady(canvasElement);
    await expect(
      await canvas.findByRole('button', { name: 'Sync again' }, { timeout: 5000 }),
    ).toBeVisible();
  },
};

export const Failed: Story = {
  parameters: {
    sandbox: { connection: 'connected', options: { pullQueueTime: 0, pullRunTime: 1 } },
  },
  play: async ({ canvas, canvasElement }) => {
    getSandbox().failNextPull();
    await pressWhenReady(canvasElement);
    await expect(
      await canvas.findByRole('button', { name: 'Try again' }, { timeout: 5000 }),
    ).toHaveAccessibleDescription(/didn’t send the data/);
  },
};

export const Receivables: Story = { args: { resourceType: 'receivables' } };
export const LineItems: Story = { args: { resourceType: 'line_items' } };
export const CustomLabel: Story = { args: { children: 'Get the latest invoices' } };

export const NotConnected: Story = {
  parameters: { sandbox: { connection: null } },
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByRole('button', { description: 'Connect your accounting software first' }),
    ).toHaveAttribute('aria-disabled', 'true');
  },
};

export const OtherBooks: Story = {
  parameters: {
    sandbox: { connection: 'connected', hasOtherBooks: true, options: { businessInfo: true } },
  },
  play: async ({ canvasElement }) => {
    await pressWhenReady(canvasElement);
    const dialog = await screen.findByRole('dialog', { name: 'Is this the right company?' });
    await expect(dialog).toHaveTextContent('Harbor Lane Coffee Ltd (GBP)');
  },
};
