import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen } from 'storybook/test';
import { AccountingConnect } from '../src/widget/AccountingConnect.tsx';
import { press } from './widgetActions.ts';
import { withSandbox } from './withSandbox.tsx';

const meta = {
  title: 'AccountingConnect/Choosing while signing in',
  component: AccountingConnect,
  decorators: [withSandbox],
  argTypes: { renderIcon: { control: false } },
} satisfies Meta<typeof AccountingConnect>;

export default meta;
type Story = StoryObj<typeof meta>;

/** In API version 2024-05-25, ids of entities are UUIDs. */
const sandbox = {
  provider: { apiVersion: '2024-05-25' },
  options: {
    entities: [
      {
        id: '6a3f1c58-6f0e-4d53-9a53-2f1f5c0f7c11',
        name: 'Maple & Harbor Trading Ltd',
        currency: 'GBP',
      },
    ],
  },
} as const;

export const NotConnected: Story = {
  parameters: { sandbox },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^You choose your accounting system/)).toBeVisible();
  },
};

export const Switching: Story = {
  parameters: { sandbox: { ...sandbox, connection: 'connected' } },
  play: async ({ canvas }) => {
    await press(canvas, 'Switch to another system');
    await expect(
      await screen.findByRole('dialog', { name: 'Switch from Xero to another system?' }),
    ).toBeVisible();
  },
};
