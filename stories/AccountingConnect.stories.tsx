import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, spyOn, userEvent } from 'storybook/test';
import { AccountingConnect } from '../src/widget/AccountingConnect.tsx';
import {
  advanceClock,
  authorize,
  chooseXero,
  comeBack,
  findTitle,
  keepClock,
  press,
} from './widgetActions.ts';
import { stubWindow } from './stubWindow.ts';
import { withSandbox } from './withSandbox.tsx';

const meta = {
  title: 'AccountingConnect/Connecting',
  component: AccountingConnect,
  decorators: [withSandbox],
  args: { onConnected: fn(), onDisconnected: fn(), onPullCompleted: fn(), onError: fn() },
  argTypes: { renderIcon: { control: false } },
} satisfies Meta<typeof AccountingConnect>;

export default meta;
type Story = StoryObj<typeof meta>;

const LIST = '/accounting_connections';
const HOUR = 3_600_000;

export const NotConnected: Story = {
  play: async ({ canvas }) => {
    await expect(await findTitle(canvas, 'Connect your accounting software')).toBeVisible();
    await expect(canvas.getByText('You can disconnect at any time.')).toBeVisible();
  },
};

export const Loading: Story = {
  parameters: { sandbox: { rules: [{ path: LIST, delay: HOUR }] } },
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByRole('region', { name: 'Accounting software', busy: true }),
    ).toBeVisible();
  },
};

export const LoadFailed: Story = {
  parameters: { sandbox: { rules: [{ path: LIST, status: 503, times: Infinity }] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      'Something went wrong on our side',
    );
    await expect(canvas.getByRole('button', { name: /^Try/ })).toBeVisible();
  },
};

export const Creating: Story = {
  parameters: { sandbox: { rules: [{ method: 'POST', path: LIST, delay: HOUR }] } },
  play: async ({ canvas }) => {
    await chooseXero(canvas);
    await expect(await findTitle(canvas, 'Getting things ready…')).toHaveFocus();
  },
};

export const AwaitingAuthorization: Story = {
  play: async ({ canvas }) => {
    await chooseXero(canvas);
    await expect(
      await findTitle(canvas, 'Finish connecting Xero in the other window'),
    ).toHaveFocus();
    await press(canvas, 'I’ve finished');
    await expect(await canvas.findByText(/We haven’t heard from Xero yet/)).toBeVisible();
  },
};

export const ConnectsFromStartToFinish: Story = {
  play: async ({ canvas, args }) => {
    await chooseXero(canvas);
    await findTitle(canvas, 'Finish connecting Xero in the other window');
    authorize();
    comeBack();
    await expect(await findTitle(canvas, 'Xero is connected')).toHaveFocus();
    await expect(args.onConnected).toHaveBeenCalledTimes(1);
  },
};

export const StartsTheFirstSync: Story = {
  args: { startFirstSync: true },
  parameters: { sandbox: { options: { pullRunTime: HOUR, businessInfo: true } } },
  play: async ({ canvas }) => {
    await chooseXero(canvas);
    await findTitle(canvas, 'Finish connecting Xero in the other window');
    authorize();
    comeBack();
    await expect(await findTitle(canvas, 'Xero is connected')).toHaveFocus();
    await expect(await canvas.findByRole('button', { name: 'Syncing…' })).toBeVisible();
  },
};

export const WindowBlocked: Story = {
  beforeEach: () => void spyOn(window, 'open').mockReturnValue(null),
  play: async ({ canvas }) => {
    await chooseXero(canvas);
    await expect(await findTitle(canvas, 'The window for Xero didn’t open')).toHaveFocus();
    await expect(canvas.getByRole('link', { name: /Continue to Xero/ })).toHaveAttribute(
      'target',
      '_blank',
    );
    await expect(canvas.getByRole('button', { name: 'Copy link' })).toBeVisible();
    await expect(canvas.getByRole('link', { name: 'Email the link' })).toBeVisible();
  },
};

export const WindowOutOfSight: Story = {
  beforeEach: () => stubWindow(true),
  play: async ({ canvas }) => {
    await chooseXero(canvas);
    await expect(await canvas.findByText('If you closed the window, open it again.')).toBeVisible();
    await userEvent.click(canvas.getByText('Trouble with the window?'));
    await expect(canvas.getByRole('button', { name: 'Copy link' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Get a new link' })).toBeVisible();
  },
};

export const BeforeYouStart: Story = {
  play: async ({ canvas }) => {
    await press(canvas, 'Choose your software');
    await userEvent.click(await screen.findByRole('button', { name: /^Dynamics/ }));
    const dialog = await screen.findByRole('dialog', { name: /^Before you connect Dynamics/ });
    await expect(dialog).toHaveTextContent('Takes 10 to 20 minutes.');
    await expect(window.open).not.toHaveBeenCalled();
  },
};

export const BeforeYouStartOnAPhone: Story = {
  beforeEach: () => {
    const { matchMedia } = window;
    const isPhone = (query: string) => ({
      ...matchMedia.call(window, 'all'),
      matches: query === '(hover: none)',
    });
    spyOn(window, 'matchMedia').mockImplementation(isPhone);
  },
  play: async ({ canvas }) => {
    await press(canvas, 'Choose your software');
    await userEvent.click(await screen.findByRole('button', { name: /^Sage 50/ }));
    const dialog = await screen.findByRole('dialog', { name: /^Before you connect Sage 50/ });
    await expect(dialog).toHaveTextContent('You can’t set up');
  },
};

export const ByLink: Story = {
  play: async ({ canvas }) => {
    await press(canvas, 'Choose your software');
    await userEvent.click(await screen.findByRole('button', { name: /^Sage 50/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Send a link instead' }));
    await expect(await findTitle(canvas, 'Finish connecting Sage 50 Accounts')).toHaveFocus();
    await expect(canvas.getByRole('link', { name: 'Email the link' })).toBeVisible();
    await expect(window.open).not.toHaveBeenCalled();
  },
};

export const TakingLong: Story = {
  parameters: { sandbox: { platform: 'sage_50_uk', connection: 'pending_auth' } },
  beforeEach: keepClock,
  play: async ({ canvas }) => {
    await press(canvas, 'Continue');
    await findTitle(canvas, 'Finish connecting Sage 50 Accounts in the other window');
    advanceClock(31 * 60_000);
    comeBack();
    await expect(await findTitle(canvas, 'Still waiting for Sage 50 Accounts')).toBeVisible();
  },
};

export const Unfinished: Story = {
  parameters: { sandbox: { connection: 'pending_auth' } },
  play: async ({ canvas }) => {
    await expect(await findTitle(canvas, 'Finish connecting Xero')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Continue' })).toBeVisible();
  },
};

export const Canceled: Story = {
  parameters: { sandbox: { connection: 'pending_auth' } },
  play: async ({ canvas }) => {
    await press(canvas, 'Cancel');
    await expect(await findTitle(canvas, 'Connect your accounting software')).toHaveFocus();
  },
};

export const Deauthorized: Story = {
  parameters: { sandbox: { connection: 'deauthorized' } },
  play: async ({ canvas }) => {
    await expect(await findTitle(canvas, 'Xero needs you to sign in again')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Reconnect' })).toBeVisible();
  },
};

export const Reconnecting: Story = {
  parameters: { sandbox: { connection: 'deauthorized' } },
  play: async ({ canvas }) => {
    await press(canvas, 'Reconnect');
    await expect(
      await findTitle(canvas, 'Finish connecting Xero in the other window'),
    ).toHaveFocus();
  },
};

export const Disconnected: Story = {
  parameters: { sandbox: { connection: 'disconnected' } },
  play: async ({ canvas }) => {
    await expect(await findTitle(canvas, 'Xero is disconnected')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Reconnect Xero' })).toBeVisible();
  },
};

export const UnknownStatus: Story = {
  parameters: { sandbox: { connection: 'on_hold' } },
  play: async ({ canvas }) => {
    await expect(await findTitle(canvas, 'Xero reports “on_hold”')).toBeVisible();
    await expect(canvas.queryByText(/Connected to/)).toBeNull();
  },
};

export const ConnectFailed: Story = {
  parameters: { sandbox: { rules: [{ method: 'POST', path: LIST, status: 500 }] } },
  play: async ({ canvas, args }) => {
    await chooseXero(canvas);
    await expect(await canvas.findByRole('alert')).toHaveTextContent('We couldn’t connect');
    await expect(args.onError).toHaveBeenCalledTimes(1);
  },
};

export const Crashed: Story = {
  args: {
    renderIcon: () => {
      throw new Error('The partner’s renderIcon is broken');
    },
  },
  parameters: { sandbox: { connection: 'connected' } },
  // React logs the error that the boundary caught, as expected.
  beforeEach: () => void spyOn(console, 'error').mockImplementation(() => undefined),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('stopped working');
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};
