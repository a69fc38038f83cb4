import { screen, within } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import {
  AccountingConnect,
  AuthorizationReturn,
  ConnectButton,
  ConnectionStatus,
  DisconnectButton,
  PlatformPicker,
  PullButton,
  SyncLog,
} from 'react-accounting-connect';
import type { ReactNode } from 'react';
import type { AccountingProviderProps } from 'react-accounting-connect';
import type { Sandbox } from 'react-accounting-connect/sandbox';
import { changeBooks } from '../changeBooks.ts';
import { mountScene, press, type SceneSetup } from './mountScene.tsx';
import { scenes, syncedDaysAgo, type Scene } from './scenes.tsx';

const LIST = '/accounting_connections';
const HOUR = 3_600_000;
const QUICK = { pullQueueTime: 0, pullRunTime: 1 };

/** The widget, and each part on its own. All of them show the same state. */
const everything = (
  <>
    <AccountingConnect />
    <ConnectButton />
    <PullButton resourceType="receivables" />
    <DisconnectButton />
    <ConnectionStatus />
  </>
);

interface State extends Omit<SceneSetup, 'provider'> {
  /** The API version of the page. */
  apiVersion?: AccountingProviderProps['apiVersion'];
  ui?: ReactNode;
  /** Acts until the page is in the state. */
  act?: (sandbox: Sandbox) => Promise<unknown>;
  /** A text that the page shows in this state. */
  shows: string | RegExp;
}

const getWidget = () => screen.findByRole('region', { name: 'Accounting software' });
const pressInWidget = async (name: string) =>
  userEvent.click(await within(await getWidget()).findByRole('button', { name }));

/** Opens the widget's menu and chooses an action. */
async function chooseInMenu(name: string): Promise<void> {
  await pressInWidget('More actions');
  await userEvent.click(await screen.findByRole('menuitem', { name }));
}

async function choose(name = /^Xero/): Promise<void> {
  await pressInWidget('Choose your software');
  await press(name);
}

async function startSwitch(): Promise<void> {
  await chooseInMenu('Switch software');
  await screen.findByRole('dialog');
}

/** Moves the clock forward, and returns to the page. */
function skip(milliseconds: number): void {
  const now = Date.now;
  Date.now = () => now() + milliseconds;
  window.dispatchEvent(new Event('focus'));
}

/** Pulls from another computer, before the page opens. */
async function pullElsewhere(sandbox: Sandbox): Promise<void> {
  const url = `${sandbox.baseUrl}${LIST}/${sandbox.connections[0]?.id}/data_pulls`;
  const headers = {
    Authorization: `Bearer ${sandbox.issueToken()}`,
    'X-Monite-Version': '2023-03-14',
    'X-Monite-Entity-Id': sandbox.entityId,
  };
  const response = await sandbox.fetch(new Request(url, { method: 'POST', headers }));
  if (!response.ok) throw new Error(await response.text());
  sandbox.advance(60_000);
}

const states: Record<string, State> = {
  'the session is over': {
    prepare: (sandbox) => sandbox.fail({ path: LIST, status: 401, times: Infinity }),
    shows: /^Your session has ended/,
  },
  'the connection is being created': {
    prepare: (sandbox) => sandbox.fail({ method: 'POST', path: LIST, delay: HOUR }),
    act: () => choose(),
    shows: 'Getting things ready…',
  },
  'connecting failed': {
    prepare: (sandbox) => sandbox.fail({ method: 'POST', path: LIST, status: 500 }),
    act: () => choose(),
    shows: /^We couldn’t connect\./,
  },
  'the person signs in in the other window': {
    opens: true,
    act: () => choose(),
    shows: 'Finish connecting Xero in the other window',
  },
  'the other window is out of sight, and its help is open': {
    opens: 'closed',
    async act() {
      await choose();
      await userEvent.click(await screen.findByText('Trouble with the window?'));
      await press('I’ve finished');
      await screen.findByText(/^We haven’t heard from/);
    },
    shows: 'If you closed the window, open it again.',
  },
  'the sign-in takes long': {
    connection: 'pending_auth',
    opens: true,
    async act() {
      await pressInWidget('Continue');
      await screen.findByText('Finish connecting Xero in the other window');
      skip(31 * 60_000);
    },
    shows: 'Still waiting for Xero',
  },
  'the sign-in was not finished': {
    connection: 'pending_auth',
    shows: 'Finish connecting Xero',
  },
  'connecting is being canceled': {
    connection: 'pending_auth',
    prepare: (sandbox) => sandbox.fail({ method: 'POST', delay: HOUR }),
    act: () => pressInWidget('Cancel'),
    shows: 'Canceling…',
  },
  'connecting was canceled': {
    connection: 'pending_auth',
    act: () => pressInWidget('Cancel'),
    shows: /^Nothing was connected/,
  },
  'it is connected': { connection: 'connected', shows: 'Next sync' },
  'the menu is open': {
    connection: 'connected',
    act: () => pressInWidget('More actions'),
    shows: 'Products only',
  },
  'it has just been connected': {
    opens: true,
    async act(sandbox) {
      await choose();
      await screen.findByText('Finish connecting Xero in the other window');
      sandbox.authorize(sandbox.connections[0]?.id ?? '');
      skip(60_000);
    },
    shows: /^Start your first sync/,
  },
  'a pull is being requested': {
    connection: 'connected',
    prepare: (sandbox) => sandbox.fail({ method: 'POST', delay: HOUR }),
    act: () => pressInWidget('Sync now'),
    shows: 'Starting the sync…',
  },
  'a pull is running': {
    connection: 'connected',
    options: { pullRunTime: HOUR },
    act: () => chooseInMenu('Invoices only'),
    shows: /^Getting data from Xero/,
  },
  'a pull is complete': {
    connection: 'connected',
    options: QUICK,
    act: () => pressInWidget('Sync now'),
    shows: /^Sync finished\./,
  },
  'a pull failed, and the system says why': {
    connection: 'connected',
    options: QUICK,
    prepare: (sandbox) => sandbox.failNextPull('The ledger is locked.'),
    async act() {
      await pressInWidget('Sync now');
      await pressInWidget('Details');
    },
    shows: 'The ledger is locked.',
  },
  'the system has reported a problem': {
    connection: 'connected',
    options: QUICK,
    prepare(sandbox) {
      sandbox.failNextPull('The ledger is locked.');
      void pullElsewhere(sandbox);
    },
    shows: 'Xero reported a problem.',
  },
  'the last check failed': {
    connection: 'connected',
    prepare: (sandbox) =>
      void setTimeout(() => sandbox.fail({ path: LIST, status: 403, times: 9 }), 300),
    async act() {
      await screen.findAllByText('Not synced yet');
      await new Promise((resolve) => setTimeout(resolve, 400));
      skip(60_000);
    },
    shows: /^Couldn’t refresh/,
  },
  'the system revoked access': { connection: 'deauthorized', shows: 'Reconnect' },
  'it is disconnected': { connection: 'disconnected', shows: 'Xero is disconnected' },
  'the status is unknown': { connection: 'on_hold', shows: 'Check again' },
  'the picker found some systems': {
    async act() {
      await pressInWidget('Choose your software');
      await userEvent.type(await screen.findByRole('searchbox'), 'xe');
    },
    shows: '1 result',
  },
  'the person chooses another system': {
    connection: 'connected',
    act: () => startSwitch(),
    shows: 'Choose the software to switch to',
  },
  'the question before a switch is open': {
    connection: 'connected',
    async act() {
      await startSwitch();
      await press(/^QuickBooks/);
    },
    shows: /^Switch from Xero to/,
  },
  'the question before the end is open': {
    connection: 'connected',
    act: () => chooseInMenu('Disconnect'),
    shows: 'Disconnect Xero?',
  },
  'it is being disconnected': {
    connection: 'connected',
    prepare: (sandbox) => sandbox.fail({ method: 'POST', delay: HOUR }),
    async act() {
      await chooseInMenu('Disconnect');
      const dialog = await screen.findByRole('alertdialog');
      await userEvent.click(within(dialog).getByRole('button', { name: 'Disconnect' }));
    },
    shows: 'Disconnecting…',
  },
  'the person chooses the system while signing in': {
    apiVersion: '2024-05-25',
    ui: (
      <>
        <AccountingConnect />
        <PlatformPicker />
      </>
    ),
    shows: /^You’ll choose your accounting software on the sign-in page/,
  },
  'the question before a switch to a system of the person’s choice is open': {
    apiVersion: '2024-05-25',
    connection: 'connected',
    act: () => startSwitch(),
    shows: 'Switch from Xero to other software?',
  },
  'the sync log is open in the widget': {
    ...syncedDaysAgo,
    apiVersion: '2024-05-25',
    ui: <AccountingConnect />,
    act: async () => {
      await chooseInMenu('Sync log');
      await screen.findByText('You’ve reached the end of the list.');
    },
    shows: /^See what came in from Xero/,
  },
  'everything that failed is being sent again': {
    ...syncedDaysAgo,
    prepare(sandbox) {
      syncedDaysAgo.prepare?.(sandbox);
      sandbox.fail({ method: 'POST', delay: HOUR, times: Infinity });
    },
    apiVersion: '2024-05-25',
    ui: <SyncLog onFixRecord={() => undefined} />,
    act: () => press('Send all failed items again'),
    shows: /^Sending 0 of/,
  },
  'the sync log is empty': {
    connection: 'connected',
    options: { records: 0 },
    apiVersion: '2024-05-25',
    ui: <SyncLog />,
    shows: /^Nothing here yet/,
  },
  'the sync log could not be loaded': {
    ...syncedDaysAgo,
    prepare: (sandbox) =>
      sandbox.fail({ path: '/accounting_synced_records', status: 403, times: Infinity }),
    apiVersion: '2024-05-25',
    ui: <SyncLog />,
    shows: /^We couldn’t load the sync log/,
  },
  'there is no sync log': {
    connection: 'connected',
    ui: <SyncLog />,
    shows: /^The sync log isn’t available/,
  },
  'the books differ from those before': {
    apiVersion: '2024-05-25',
    connection: 'connected',
    prepare: (sandbox) => void changeBooks(sandbox),
    shows: 'Right company',
  },
  'the question about other books is open': {
    apiVersion: '2024-05-25',
    connection: 'connected',
    prepare: (sandbox) => void changeBooks(sandbox),
    ui: <PullButton />,
    act: () => press('Sync now'),
    shows: 'Right company',
  },
  'the person is back from the sign-in': {
    ui: <AuthorizationReturn />,
    prepare: () => void (window.close = () => undefined),
    shows: /^You can close this window/,
  },
};

/** Every state of the widget and of each part. */
export const everyState: Scene[] = [
  ...scenes,
  ...Object.entries(states).map(
    ([name, { ui = everything, act, shows, apiVersion, ...setup }]) => ({
      name,
      async show(provider = {}) {
        const { sandbox } = mountScene(ui, { ...setup, provider: { ...provider, apiVersion } });
        await act?.(sandbox);
        await screen.findAllByText(shows);
      },
    }),
  ),
];
