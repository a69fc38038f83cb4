import { screen } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import {
  AccountingConnect,
  AuthorizationReturn,
  ConnectButton,
  ConnectionStatus,
  ConsentNotice,
  DisconnectButton,
  PlatformPicker,
  PullButton,
  SyncLog,
} from 'react-accounting-connect';
import type { AccountingProviderProps } from 'react-accounting-connect';
import { mountScene, press, type SceneSetup } from './mountScene.tsx';

const LIST = '/accounting_connections';
type Provider = Partial<AccountingProviderProps>;

export interface Scene {
  name: string;
  /** Whether the scene is one of those that together show every color. */
  hasAllColors?: boolean;
  /** Mounts the scene, and acts until the screen shows the scene's subject. */
  show: (provider?: Provider) => Promise<void>;
}

const DAYS = 100 * 3_600_000;
/** The first sync was days ago, so that no time on the screen changes during a test. */
export const syncedDaysAgo: SceneSetup = {
  connection: 'connected',
  options: { now: () => Date.now() - DAYS, pushTime: 1 },
  prepare: (sandbox) => sandbox.advance(DAYS),
};

const widget = <AccountingConnect aria-label="Accounting" />;

/** Scenes that show each of our parts in every state that looks different. */
export const scenes: Scene[] = [
  {
    name: 'the widget at its start',
    async show(provider = {}) {
      mountScene(widget, { provider });
      await screen.findByRole('button', { name: /^Choose/ });
    },
  },
  {
    name: 'the widget while it loads',
    async show(provider = {}) {
      mountScene(widget, {
        provider,
        prepare: (sandbox) => sandbox.fail({ path: LIST, delay: 3_600_000 }),
      });
      await screen.findByRole('heading', { name: /^Checking/ });
    },
  },
  {
    name: 'the widget that could not load',
    async show(provider = {}) {
      mountScene(widget, {
        provider,
        prepare: (sandbox) => sandbox.fail({ path: LIST, status: 403, times: Infinity }),
      });
      await screen.findByRole('alert');
    },
  },
  {
    name: 'the connected widget after a pull that failed',
    hasAllColors: true,
    async show(provider = {}) {
      mountScene(widget, {
        provider,
        connection: 'connected',
        platform: 'clear_books',
        prepare: (sandbox) => sandbox.fail({ method: 'POST', status: 500 }),
      });
      await screen.findByRole('button', { name: 'More actions' });
      const [pull] = document.querySelectorAll<HTMLElement>('[data-part=pull-button]');
      if (pull) await userEvent.click(pull);
      await userEvent.click(await screen.findByText('Details'));
    },
  },
  {
    name: 'the widget whose window was blocked',
    hasAllColors: true,
    async show(provider = {}) {
      mountScene(widget, { provider, connection: 'deauthorized' });
      const [button] = await screen.findAllByRole('button', { name: /^Reconnect/ });
      if (button) await userEvent.click(button);
      await screen.findByRole('link', { name: /^Continue to Xero/ });
      await userEvent.click(await screen.findByText('Trouble with the window?'));
    },
  },
  {
    name: 'the parts on their own, connected',
    hasAllColors: true,
    async show(provider = {}) {
      mountScene(
        <>
          <ConnectButton />
          <PullButton />
          <DisconnectButton />
          <ConnectionStatus />
          <PlatformPicker value="xero" />
          <AuthorizationReturn>You can close this window.</AuthorizationReturn>
        </>,
        { provider, connection: 'connected' },
      );
      // The real action would close this window.
      window.close = () => undefined;
      await screen.findByText(/^Connected to/);
    },
  },
  {
    name: 'the parts on their own after a failure',
    async show(provider = {}) {
      mountScene(
        <>
          <ConnectButton platform="xero" />
          <ConnectionStatus />
        </>,
        {
          provider,
          prepare: (sandbox) => sandbox.fail({ method: 'POST', path: LIST, status: 500 }),
        },
      );
      await press(/^Connect Xero/);
      await screen.findByRole('alert');
    },
  },
  {
    name: 'a button on its own whose window was blocked',
    hasAllColors: true,
    async show(provider = {}) {
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
      mountScene(<ConnectButton platform="xero" />, { provider });
      await press(/^Connect Xero/);
      await press(/^Copy/);
      await screen.findByRole('textbox');
    },
  },
  {
    name: 'the picker’s dialog',
    hasAllColors: true,
    async show(provider = {}) {
      mountScene(<ConnectButton />, { provider });
      await press(/^(Connect|Choose)/);
      await screen.findByRole('dialog');
    },
  },
  {
    name: 'the picker’s dialog that found nothing',
    async show(provider = {}) {
      mountScene(<ConnectButton />, { provider });
      await press(/^(Connect|Choose)/);
      await userEvent.type(await screen.findByRole('searchbox'), 'zzz');
      await screen.findAllByText(/zzz/);
    },
  },
  {
    name: 'the dialog before a sign-in',
    async show(provider = {}) {
      mountScene(<ConnectButton platform="sage_50_uk" />, { provider });
      await press(/^Connect/);
      await screen.findByRole('dialog');
    },
  },
  {
    name: 'the consent, on its own and in the dialog before a sign-in',
    hasAllColors: true,
    async show(provider = {}) {
      mountScene(
        <>
          <ConsentNotice />
          <ConnectButton platform="netsuite" />
        </>,
        { provider: { ...provider, consent: { version: '1', onConsent: () => undefined } } },
      );
      await press(/^Connect/);
      await screen.findByRole('dialog');
    },
  },
  {
    name: 'the dialog before the end',
    hasAllColors: true,
    async show(provider = {}) {
      mountScene(<DisconnectButton />, {
        provider,
        connection: 'connected',
        prepare: (sandbox) => sandbox.fail({ method: 'POST', status: 500 }),
      });
      await press(/^Disconnect/);
      const dialog = await screen.findByRole('alertdialog');
      const confirm = dialog.querySelector<HTMLElement>('[data-part=confirm-button]');
      if (confirm) await userEvent.click(confirm);
      await screen.findByRole('alert');
    },
  },
  {
    name: 'the sync log',
    hasAllColors: true,
    async show(provider = {}) {
      mountScene(<SyncLog getRecordUrl={() => 'https://go.xero.test'} />, {
        provider: { ...provider, apiVersion: '2024-05-25' },
        ...syncedDaysAgo,
      });
      await screen.findByText('You’ve reached the end of the list.');
    },
  },
];
