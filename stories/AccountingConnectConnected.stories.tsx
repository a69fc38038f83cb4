import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, userEvent, within } from 'storybook/test';
import { AccountingConnect } from '../src/widget/AccountingConnect.tsx';
import {
  advanceClock,
  comeBack,
  findTitle,
  keepClock,
  chooseInMenu,
  press,
} from './widgetActions.ts';
import { getSandbox, withSandbox } from './withSandbox.tsx';

const meta = {
  title: 'AccountingConnect/Connected',
  component: AccountingConnect,
  decorators: [withSandbox],
  args: {
    onConnected: fn(),
    onDisconnected: fn(),
    onBooksChanged: fn(),
    onPullCompleted: fn(),
    onError: fn(),
  },
  argTypes: { renderIcon: { control: false } },
} satisfies Meta<typeof AccountingConnect>;

export default meta;
type Story = StoryObj<typeof meta>;

const LIST = '/accounting_connections';
const HOUR = 3_600_000;

export const NothingPulledYet: Story = {
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvas }) => {
    await expect(await findTitle(canvas, 'Xero Connected')).toBeVisible();
    await expect(canvas.getByText('Not yet')).toBeVisible();
  },
};

export const Connected: Story = {
  parameters: {
    sandbox: { connection: 'connected', age: 100 * 60_000, options: { businessInfo: true } },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('40 minutes ago')).toBeVisible();
    await expect(canvas.getByText('in 19 minutes')).toBeVisible();
  },
};

export const Requesting: Story = {
  parameters: {
    sandbox: { connection: 'connected', rules: [{ method: 'POST', delay: HOUR }] },
  },
  play: async ({ canvas }) => {
    await press(canvas, 'Sync now');
    await expect(
      await canvas.findByText('Starting the sync…', { ignore: '[aria-live]' }),
    ).toBeVisible();
  },
};

export const Running: Story = {
  parameters: { sandbox: { connection: 'connected', options: { pullRunTime: HOUR } } },
  play: async ({ canvas }) => {
    await chooseInMenu(canvas, 'Invoices only');
    await expect(
      await canvas.findByText(/^Getting data from Xero/, { ignore: '[aria-live]' }),
    ).toBeVisible();
  },
};

export const Pulled: Story = {
  parameters: {
    sandbox: {
      connection: 'connected',
      age: 60_000,
      options: { pullQueueTime: 0, pullRunTime: 1 },
    },
  },
  play: async ({ canvas, args }) => {
    await press(canvas, 'Sync now');
    await expect(
      await canvas.findByText(/placeholder unit/, { ignore: '[aria-live]' }),
    ).toBeVisible();
    await expect(args.onPullCompleted).toHaveBeenCalledTimes(1);
  },
};

export const PullFailed: Story = {
  parameters: {
    sandbox: { connection: 'connected', options: { pullQueueTime: 0, pullRunTime: 1 } },
  },
  play: async ({ canvas, args }) => {
    await findTitle(canvas, 'Xero Connected');
    getSandbox().failNextPull('The token of Xero has no access to invoices.');
    await press(canvas, 'Sync now');
    await userEvent.click(
      await canvas.findByRole('button', { name: 'Details' }, { timeout: 5000 }),
    );
    await expect(canvas.getByText(/has no access to invoices/)).toBeVisible();
    await expect(args.onError).toHaveBeenCalledTimes(1);
  },
};

export const RetiredAndReadOnly: Story = {
  parameters: { sandbox: { connection: 'connected', platform: 'clear_books' } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/on January 10, 2026/)).toBeVisible();
  },
};

export const Menu: Story = {
  parameters: { sandbox: { connection: 'connected', options: { businessInfo: true } } },
  play: async ({ canvas }) => {
    await press(canvas, 'More actions');
    await expect(await screen.findByRole('menuitem', { name: 'Invoices only' })).toHaveFocus();
  },
};

export const LongNames: Story = {
  parameters: {
    sandbox: {
      connection: 'connected',
      platform: 'myob',
      provider: {
        platforms: {
          myob: { name: 'Donaudampfschifffahrtsgesellschaftsbuchhaltung für Niederösterreich' },
        },
      },
    },
  },
};

export const Disconnecting: Story = {
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvas, args }) => {
    await chooseInMenu(canvas, 'Disconnect');
    const dialog = await screen.findByRole('alertdialog', { name: 'Disconnect Xero?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Disconnect' }));
    await expect(await findTitle(canvas, 'Xero is disconnected')).toHaveFocus();
    await expect(args.onDisconnected).toHaveBeenCalledTimes(1);
  },
};

export const SwitchingPlatforms: Story = {
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvas }) => {
    await chooseInMenu(canvas, 'Switch software');
    const dialog = await screen.findByRole('dialog', {
      name: 'Choose the software to switch to',
    });
    await expect(dialog).toHaveTextContent('Xero stays connected until you confirm');
    await expect(within(dialog).queryByRole('button', { name: /^Xero/ })).toBeNull();
  },
};

export const ConfirmingTheSwitch: Story = {
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvas }) => {
    await chooseInMenu(canvas, 'Switch software');
    await userEvent.click(await screen.findByRole('button', { name: /^Sage Intacct/ }));
    await expect(
      await screen.findByRole('dialog', { name: 'Switch from Xero to Sage Intacct?' }),
    ).toHaveTextContent('Data already here stays');
  },
};

export const SwitchFailedHalfway: Story = {
  parameters: {
    sandbox: {
      connection: 'connected',
      rules: [{ method: 'POST', path: LIST, status: 500 }],
    },
  },
  play: async ({ canvas }) => {
    await chooseInMenu(canvas, 'Switch software');
    await userEvent.click(await screen.findByRole('button', { name: /^FreeAgent/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Switch to FreeAgent' }));
    await expect(await findTitle(canvas, 'Xero is disconnected')).toBeVisible();
    await expect(canvas.getByRole('alert')).toHaveTextContent('We couldn’t connect');
    await expect(canvas.getByRole('button', { name: 'Connect FreeAgent' })).toBeVisible();
  },
};

export const FetchFailed: Story = {
  beforeEach: keepClock,
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvas }) => {
    await findTitle(canvas, 'Xero Connected');
    getSandbox().fail({ path: LIST, lost: 'before', times: Infinity });
    advanceClock(60_000);
    comeBack();
    await expect(await canvas.findByText(/Couldn’t refresh/)).toBeVisible();
    await expect(canvas.getByRole('heading', { name: 'Xero Connected' })).toBeVisible();
  },
};

export const OtherBooks: Story = {
  parameters: {
    sandbox: { connection: 'connected', hasOtherBooks: true, options: { businessInfo: true } },
  },
  play: async ({ canvas, args }) => {
    await expect(await findTitle(canvas, 'Is this the right company?')).toBeVisible();
    await expect(canvas.getByText('Harbor Lane Coffee Ltd (GBP)')).toBeVisible();
    await expect(args.onBooksChanged).toHaveBeenCalledTimes(1);
    await press(canvas, 'Right company');
    await expect(await findTitle(canvas, 'Xero Connected')).toBeVisible();
  },
};

export const CustomIcons: Story = {
  args: { renderIcon: ({ name }) => <b>{name.charAt(0)}</b> },
  parameters: { sandbox: { connection: 'connected' } },
};
