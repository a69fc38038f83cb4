import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen } from 'storybook/test';
import { AccountingConnect } from '../src/widget/AccountingConnect.tsx';
import { authorize, comeBack, findTitle, chooseInMenu, press } from './widgetActions.ts';
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
    await expect(
      await canvas.findByText(/^You’ll choose your accounting software/, { ignore: '[hidden]' }),
    ).toBeVisible();
  },
};

export const AwaitingAuthorization: Story = {
  parameters: { sandbox },
  play: async ({ canvas }) => {
    await press(canvas, 'Choose your software');
    await expect(await findTitle(canvas, 'Finish connecting in the other window')).toHaveFocus();
    await expect(screen.queryByRole('dialog')).toBeNull();
  },
};

export const ConnectsFromStartToFinish: Story = {
  parameters: { sandbox },
  play: async ({ canvas }) => {
    await press(canvas, 'Choose your software');
    await findTitle(canvas, 'Finish connecting in the other window');
    authorize('freeagent');
    comeBack();
    await expect(await findTitle(canvas, 'FreeAgent is connected')).toHaveFocus();
  },
};

/** The API names the organization, and a sync always reads everything. */
export const Connected: Story = {
  parameters: { sandbox: { ...sandbox, connection: 'connected' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Demo Company (UK) (GBP)')).toBeVisible();
    await press(canvas, 'More actions');
    await screen.findByRole('menuitem', { name: 'Sync log' });
    await expect(screen.queryByRole('menuitem', { name: /only$/ })).toBeNull();
  },
};

export const Deauthorized: Story = {
  parameters: { sandbox: { ...sandbox, connection: 'deauthorized' } },
  play: async ({ canvas }) => {
    await press(canvas, 'Reconnect');
    await expect(await findTitle(canvas, 'Finish connecting in the other window')).toHaveFocus();
  },
};

export const Disconnected: Story = {
  parameters: { sandbox: { ...sandbox, connection: 'disconnected' } },
  play: async ({ canvas }) => {
    await expect(await findTitle(canvas, 'Xero is disconnected')).toBeVisible();
    await expect(canvas.queryByRole('button', { name: /Xero/ })).toBeNull();
  },
};

export const Switching: Story = {
  parameters: { sandbox: { ...sandbox, connection: 'connected' } },
  play: async ({ canvas }) => {
    await chooseInMenu(canvas, 'Switch software');
    await expect(
      await screen.findByRole('dialog', { name: 'Switch from Xero to other software?' }),
    ).toBeVisible();
  },
};
