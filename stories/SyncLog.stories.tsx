import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, screen, userEvent, waitFor, within } from 'storybook/test';
import { SyncLog } from '../src/components/sync-log/SyncLog.tsx';
import { AccountingConnect } from '../src/widget/AccountingConnect.tsx';
import { chooseInMenu } from './widgetActions.ts';
import { getSandbox, withSandbox } from './withSandbox.tsx';
import type { SandboxParameter } from './withSandbox.tsx';

const LIST = '/accounting_synced_records';

const meta = {
  title: 'Components/SyncLog',
  component: SyncLog,
  decorators: [withSandbox],
  argTypes: { renderRecord: { control: false }, getRecordUrl: { control: false } },
  parameters: { sandbox: createSandboxParameter() },
} satisfies Meta<typeof SyncLog>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A business whose software synced an hour ago. In version 2024-05-25, ids of entities are UUIDs. */
function createSandboxParameter({ options, provider, ...rest }: SandboxParameter = {}) {
  const id = '6a3f1c58-6f0e-4d53-9a53-2f1f5c0f7c11';
  return {
    connection: 'connected',
    // Twenty seconds more, so that no minute ends while a story plays.
    age: 1.5 * 3_600_000 + 20_000,
    ...rest,
    provider: { apiVersion: '2024-05-25', ...provider },
    options: {
      entities: [{ id, name: 'Maple & Harbor Trading Ltd', currency: 'GBP' }],
      ...options,
    },
  } satisfies SandboxParameter;
}

type Canvas = ReturnType<typeof within>;

async function pressFirst(canvas: Canvas, name: string | RegExp) {
  const [button] = await canvas.findAllByRole('button', { name });
  if (button) await userEvent.click(button);
}

export const Invoices: Story = {
  play: async ({ canvas }) => {
    // They appear a few a frame.
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(6));
  },
};

export const WithNamesLinksAndFixes: Story = {
  args: {
    renderRecord: ({ objectId }) => `INV-${objectId?.slice(0, 4).toUpperCase()}`,
    getRecordUrl: ({ platformObjectId }) =>
      platformObjectId &&
      `https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${platformObjectId}`,
    onFixRecord: () => undefined,
  },
  play: async ({ canvas }) => {
    await expect(
      (await canvas.findAllByRole('button', { name: /^Fix this INV-/ }))[0],
    ).toBeVisible();
  },
};

export const OnlyWhatFailed: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Only what failed' }));
    // They appear a few a frame.
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(4));
  },
};

export const Sending: Story = {
  parameters: { sandbox: createSandboxParameter({ options: { pushTime: 600_000 } }) },
  play: async ({ canvas }) => {
    await pressFirst(canvas, /^Send again/);
    await expect(await canvas.findByRole('button', { name: /^Sending…/ })).toBeVisible();
  },
};

export const Refused: Story = {
  parameters: {
    sandbox: createSandboxParameter({
      rules: [{ method: 'POST', path: `${LIST}/*`, status: 403 }],
    }),
  },
  play: async ({ canvas }) => {
    await pressFirst(canvas, /^Send again/);
    await expect(await canvas.findByText(/^Your account doesn’t have permission/)).toBeVisible();
  },
};

export const SendingAll: Story = {
  parameters: {
    sandbox: createSandboxParameter({
      options: { records: 6 * 40 },
      // The first ones are not answered, so that the story stands still.
      rules: [{ method: 'POST', path: `${LIST}/*`, delay: 600_000, times: Infinity }],
    }),
  },
  play: async ({ canvas }) => {
    await canvas.findAllByRole('listitem');
    await pressFirst(canvas, 'Send all failed items again');
    await expect(await canvas.findByText(/^Sending \d+ of 30\. /)).toBeVisible();
  },
};

export const SentAll: Story = {
  parameters: { sandbox: createSandboxParameter({ options: { pushTime: 1 } }) },
  play: async ({ canvas }) => {
    await canvas.findAllByRole('listitem');
    getSandbox().setPushProblems([]);
    await pressFirst(canvas, 'Send all failed items again');
    await expect(
      await canvas.findByText('Done. 4 sent.', { selector: 'p' }, { timeout: 10_000 }),
    ).toBeVisible();
  },
};

export const Empty: Story = {
  parameters: { sandbox: createSandboxParameter({ options: { records: 0 } }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Nothing here yet/)).toBeVisible();
  },
};

export const Loading: Story = {
  parameters: { sandbox: createSandboxParameter({ rules: [{ path: LIST, delay: 600_000 }] }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Loading the sync log…')).toBeVisible();
  },
};

export const LoadFailed: Story = {
  parameters: {
    sandbox: createSandboxParameter({ rules: [{ path: LIST, status: 403, times: Infinity }] }),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent(/^We couldn’t load/);
  },
};

export const OlderItemsFailed: Story = {
  parameters: { sandbox: createSandboxParameter({ options: { records: 6 * 120 } }) },
  play: async ({ canvas }) => {
    // They appear a few a frame.
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(25));
    getSandbox().fail({ path: LIST, status: 403, times: Infinity });
    await pressFirst(canvas, /^(Show older items|Loading)/);
    await expect(await canvas.findByText(/^We couldn’t load older items\./)).toBeInTheDocument();
    canvas.getByRole('region', { name: 'Invoices' }).dataset['end'] = '';
  },
};

export const Thousands: Story = {
  parameters: { sandbox: createSandboxParameter({ options: { records: 6 * 10_000 } }) },
  play: async ({ canvas }) => {
    const name = /^Invoices 25\+/;
    await expect(await canvas.findByRole('button', { name }, { timeout: 10_000 })).toBeVisible();
  },
};

export const NotConnected: Story = {
  play: async ({ canvas }) => {
    await canvas.findAllByRole('listitem');
    const [connection] = getSandbox().connections;
    getSandbox().deauthorize(connection?.id ?? '');
    window.dispatchEvent(new Event('focus'));
    await expect(
      await canvas.findByText(/^Connect your accounting software/, {}, { timeout: 5000 }),
    ).toBeVisible();
  },
};

export const Unsupported: Story = {
  parameters: { sandbox: createSandboxParameter({ provider: { apiVersion: '2023-03-14' } }) },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/isn’t available here yet/)).toBeVisible();
  },
};

export const InTheWidget: Story = {
  render: () => <AccountingConnect />,
  play: async ({ canvas }) => {
    await chooseInMenu(canvas, 'Sync log');
    const dialog = within(await screen.findByRole('dialog', { name: 'Sync log' }));
    // They appear a few a frame.
    await waitFor(() => expect(dialog.getAllByRole('listitem')).toHaveLength(6));
  },
};
