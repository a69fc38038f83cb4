import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import type { within } from 'storybook/test';
import { ConnectButton } from '../src/components/connect-button/ConnectButton.tsx';
import { DisconnectButton } from '../src/components/disconnect-button/DisconnectButton.tsx';
import { PullButton } from '../src/components/pull-button/PullButton.tsx';
import { AccountingConnect } from '../src/widget/AccountingConnect.tsx';
import { findTitle } from './widgetActions.ts';
import { getSandbox, withSandbox } from './withSandbox.tsx';

const meta = {
  title: 'AccountingConnect/Read-only',
  component: AccountingConnect,
  decorators: [withSandbox],
  argTypes: { renderIcon: { control: false } },
} satisfies Meta<typeof AccountingConnect>;

export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

const REASON = /Your access is view-only/;

/** Each story takes one of the two ways to say it: the answers of the partner's server, or the prop. */
const BY_ANSWER = { access: 'read' } as const;
const BY_PROP = { provider: { readOnly: true } };

/** The widget says why, and offers nothing to press. */
async function expectNoActions(canvas: Canvas): Promise<void> {
  await expect(canvas.getByText(REASON)).toBeVisible();
  await expect(canvas.queryAllByRole('button')).toEqual([]);
  await expect(canvas.queryAllByRole('link')).toEqual([]);
}

export const Connected: Story = {
  parameters: {
    sandbox: {
      ...BY_ANSWER,
      connection: 'connected',
      age: 100 * 60_000,
      options: { businessInfo: true },
    },
  },
  play: async ({ canvas }) => {
    await expect(await findTitle(canvas, 'Xero Connected')).toBeVisible();
    await expect(canvas.getByText('40 minutes ago')).toBeVisible();
    await expectNoActions(canvas);
  },
};

export const NotConnected: Story = {
  parameters: { sandbox: BY_PROP },
  play: async ({ canvas }) => {
    await findTitle(canvas, 'Not connected');
    await expectNoActions(canvas);
  },
};

export const Unfinished: Story = {
  parameters: { sandbox: { ...BY_ANSWER, connection: 'pending_auth' } },
  play: async ({ canvas }) => {
    await findTitle(canvas, 'Xero isn’t connected yet');
    await expectNoActions(canvas);
  },
};

export const Deauthorized: Story = {
  parameters: { sandbox: { ...BY_ANSWER, connection: 'deauthorized' } },
  play: async ({ canvas }) => {
    await findTitle(canvas, 'Xero ended our access');
    await expectNoActions(canvas);
  },
};

export const Disconnected: Story = {
  parameters: { sandbox: { ...BY_PROP, connection: 'disconnected' } },
  play: async ({ canvas }) => {
    await findTitle(canvas, 'Disconnected from Xero');
    await expectNoActions(canvas);
  },
};

/** Buttons of the partner's own page stay, because one that vanishes would lose the focus. */
export const Parts: Story = {
  parameters: { sandbox: { ...BY_ANSWER, connection: 'connected' } },
  render: () => (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      <PullButton />
      <ConnectButton platform="xero" />
      <DisconnectButton />
    </div>
  ),
  play: async ({ canvas }) => {
    const buttons = await canvas.findAllByRole('button', { description: REASON });
    await expect(buttons).toHaveLength(3);
    for (const button of buttons) {
      expect(button).toHaveAttribute('aria-disabled', 'true');
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await userEvent.click(button);
    }
    const changes = getSandbox().requests.filter(({ method }) => method !== 'GET');
    await expect(changes).toEqual([]);
  },
};
