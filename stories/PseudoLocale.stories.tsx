import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, spyOn, userEvent } from 'storybook/test';
import type { Message } from '../src/lib/formatMessage.ts';
import { AccountingConnect } from '../src/widget/AccountingConnect.tsx';
import { findHiddenTexts } from '../test/findHiddenTexts.ts';
import { pseudoLocale } from './pseudoLocale.ts';
import { findTitle, press } from './widgetActions.ts';
import { withSandbox } from './withSandbox.tsx';

/** The longest texts in the narrowest column show what a translation may break. */
const meta = {
  title: 'AccountingConnect/PseudoLocale',
  component: AccountingConnect,
  decorators: [
    (Show) => (
      <div style={{ inlineSize: 328 }}>
        <Show />
      </div>
    ),
    withSandbox,
  ],
  globals: { locale: pseudoLocale.tag },
  argTypes: { renderIcon: { control: false } },
} satisfies Meta<typeof AccountingConnect>;

export default meta;
type Story = StoryObj<typeof meta>;
type Play = NonNullable<Story['play']>;

const { connect, disconnect, disconnectDialog, picker, status, widget } = pseudoLocale.messages;
const HOUR = 3_600_000;

/** The text of a message in which `{name}` is the software's. */
const getText = (message: Message, name = 'Xero') =>
  (typeof message === 'object' ? message.other : String(message)).replace('{name}', name);

async function expectNoHiddenText(): Promise<void> {
  // Dialogs and new states move in.
  for (const animation of document.getAnimations()) {
    const isEndless = animation.effect?.getComputedTiming().iterations === Infinity;
    if (!isEndless) animation.finish();
  }
  await expect(findHiddenTexts()).toEqual([]);
}

/** Waits until the state's own text is there, and then looks for texts that nobody can read. */
const showTitle =
  (message: Message): Play =>
  async ({ canvas }) => {
    await findTitle(canvas, getText(message));
    await expectNoHiddenText();
  };

const openPicker: Play = async ({ canvas }) => {
  await press(canvas, connect.choose);
  await screen.findByRole('dialog', { name: picker.title });
};

const choose =
  (name: RegExp, play: Play): Play =>
  async (context) => {
    await openPicker(context);
    await userEvent.click(await screen.findByRole('button', { name }));
    await play(context);
  };

export const NotConnected: Story = { play: showTitle(widget.notConnected) };

export const Picker: Story = {
  play: async (context) => {
    await openPicker(context);
    await expectNoHiddenText();
  },
};

export const BeforeYouStart: Story = {
  play: choose(/^Dynamics/, async () => {
    const name = getText(picker.before, 'Dynamics 365 Business Central');
    await screen.findByRole('dialog', { name });
    await expectNoHiddenText();
  }),
};

export const AwaitingAuthorization: Story = {
  play: choose(/^Xero/, showTitle(widget.waiting)),
};

export const WindowBlocked: Story = {
  beforeEach: () => void spyOn(window, 'open').mockReturnValue(null),
  play: choose(/^Xero/, showTitle(widget.blocked)),
};

export const Unfinished: Story = {
  parameters: { sandbox: { connection: 'pending_auth' } },
  play: showTitle(widget.unfinished),
};

export const Connected: Story = {
  parameters: {
    sandbox: { connection: 'connected', age: 100 * 60_000, options: { businessInfo: true } },
  },
  play: showTitle(`Xero ${widget.connected}`),
};

export const Running: Story = {
  parameters: { sandbox: { connection: 'connected', options: { pullRunTime: HOUR } } },
  play: async (context) => {
    await press(context.canvas, pseudoLocale.messages.pull.all.idle);
    await context.canvas.findByText(getText(widget.pullRunning), { ignore: '[aria-live]' });
    await expectNoHiddenText();
  },
};

export const Actions: Story = {
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvas }) => {
    await press(canvas, widget.more);
    await screen.findByRole('menu', { name: widget.more });
    await expectNoHiddenText();
  },
};

export const Disconnecting: Story = {
  parameters: { sandbox: { connection: 'connected' } },
  play: async ({ canvas }) => {
    await press(canvas, widget.more);
    await userEvent.click(await screen.findByRole('menuitem', { name: disconnect.disconnect }));
    await screen.findByRole('alertdialog', { name: getText(disconnectDialog.title) });
    await expectNoHiddenText();
  },
};

export const Deauthorized: Story = {
  parameters: { sandbox: { connection: 'deauthorized' } },
  play: showTitle(widget.deauthorized),
};

export const Disconnected: Story = {
  parameters: { sandbox: { connection: 'disconnected' } },
  play: showTitle(widget.disconnected),
};

export const LoadFailed: Story = {
  parameters: {
    sandbox: { rules: [{ path: '/accounting_connections', status: 503, times: Infinity }] },
  },
  play: showTitle(status.loadFailed),
};
