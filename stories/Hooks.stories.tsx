import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import {
  useAccountingEvents,
  useBooksChange,
  useConnect,
  useConnection,
  useConsent,
  useDisconnect,
  usePlatforms,
  usePull,
  useSyncedRecords,
} from 'react-accounting-connect';
import { expect, within } from 'storybook/test';
import { HookPanel } from './HookPanel.tsx';
import { withSandbox } from './withSandbox.tsx';

/** Leaves out the seconds of a time, which differ in each run. */
const shorten = (time: string | null) => time && `${time.slice(0, 16)}…`;

function ConnectionPanel() {
  const { refresh, checkedAt, ...values } = useConnection();
  return (
    <HookPanel
      call="useConnection()"
      values={{ ...values, checkedAt: checkedAt === undefined ? 'never' : 'just now' }}
      actions={{ refresh }}
    />
  );
}

function ConnectPanel() {
  const { connect, reopen, check, cancel, authorizationUrl, ...values } = useConnect();
  return (
    <HookPanel
      call="useConnect()"
      values={{ ...values, authorizationUrl: authorizationUrl ? 'https://…' : authorizationUrl }}
      actions={{ connect: () => connect('xero'), reopen, check, cancel }}
    />
  );
}

function PullPanel() {
  const { start, lastPulledAt, nextPullAt, ...values } = usePull();
  const times = { lastPulledAt: shorten(lastPulledAt), nextPullAt: shorten(nextPullAt) };
  return (
    <HookPanel
      call="usePull()"
      values={{ ...values, ...times }}
      actions={{ start: () => start() }}
    />
  );
}

function DisconnectPanel() {
  const { disconnect, ...values } = useDisconnect();
  return <HookPanel call="useDisconnect()" values={{ ...values }} actions={{ disconnect }} />;
}

function RecordsPanel() {
  const { records, total, hasMore, isLoading, error, loadMore, refresh } = useSyncedRecords({
    objectType: 'receivable',
  });
  return (
    <HookPanel
      call="useSyncedRecords({ objectType: 'receivable' })"
      values={{ records, total, hasMore, isLoading, error }}
      actions={{ loadMore, refresh }}
    />
  );
}

function OtherPanels() {
  const { change } = useBooksChange();
  const { needsConsent, phase } = useConsent();
  const [last, setLast] = useState('none yet');
  useAccountingEvents(({ type }) => setLast(type));
  return (
    <>
      <HookPanel call="usePlatforms()" values={{ ...usePlatforms() }} />
      <HookPanel call="useBooksChange()" values={{ change }} />
      <HookPanel
        call="useConsent()"
        values={{ phase, "needsConsent('xero')": needsConsent('xero') }}
      />
      <HookPanel call="useAccountingEvents(listener)" values={{ 'last event': last }} />
    </>
  );
}

/** What each hook returns, live, with a button for each action. */
function AllHooks() {
  return (
    <div className="hook-panels">
      <ConnectionPanel />
      <ConnectPanel />
      <PullPanel />
      <DisconnectPanel />
      <RecordsPanel />
      <OtherPanels />
    </div>
  );
}

const meta = {
  title: 'Hooks/All hooks',
  component: AllHooks,
  decorators: [withSandbox],
} satisfies Meta<typeof AllHooks>;

export default meta;
type Story = StoryObj<typeof meta>;

export const NotConnected: Story = {
  play: async ({ canvas }) => {
    const panel = await canvas.findByRole('region', { name: 'useConnection()' });
    await expect(await within(panel).findByText('not_connected')).toBeVisible();
  },
};

export const WithSyncedRecords: Story = {
  parameters: {
    sandbox: {
      connection: 'connected',
      age: 3_600_000,
      provider: { apiVersion: '2024-05-25' },
      // In this version, ids of entities are UUIDs.
      options: {
        entities: [{ id: '2b0c7d1e-4f65-4c3a-9a7d-8f1e2d3c4b5a', name: 'Maple', currency: 'GBP' }],
      },
    },
  },
  play: async ({ canvas }) => {
    const panel = await canvas.findByRole('region', { name: /^useSyncedRecords/ });
    await expect(await within(panel).findByText('6 items')).toBeVisible();
  },
};
