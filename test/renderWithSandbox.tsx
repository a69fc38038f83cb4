import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setImmediate } from 'node:timers/promises';
import type { ReactNode } from 'react';
// Fetched on demand in a page. Here they are there from the start: no test waits for the bundler.
import '../src/hooks/actions/actions.ts';
import type { AccountingEvent } from '../src/provider/AccountingEvent.ts';
import { AccountingProvider } from '../src/provider/AccountingProvider.tsx';
import type { AccountingProviderProps } from '../src/provider/AccountingProvider.tsx';
import { createSandbox } from '../src/sandbox/createSandbox.ts';
import type { SandboxOptions } from '../src/sandbox/SandboxOptions.ts';
import { stubWindows } from './stubWindows.ts';

export interface SandboxSetup {
  /** The state of a connection that is there from the start. Left out: there is none. */
  connection?: string | undefined;
  /** @default 'xero' */
  platform?: string | undefined;
  /** Whether the browser lets windows open. @default true */
  canOpenWindows?: boolean | undefined;
  provider?: Partial<AccountingProviderProps> | undefined;
  sandbox?: SandboxOptions | undefined;
}

/**
 * Does something, and waits until the sandbox has answered what it asked: real turns of the event
 * loop, also on a fake clock.
 */
function settle(action: () => unknown) {
  return act(async () => {
    action();
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  });
}

/** Mounts the real provider on a sandbox of its own. Only the network and `window.open` are faked. */
export function renderWithSandbox(ui: ReactNode, setup: SandboxSetup = {}) {
  const { connection, platform = 'xero', canOpenWindows = true } = setup;
  const sandbox = createSandbox({ pagesOrigin: 'https://sandbox.test', ...setup.sandbox });
  if (connection) sandbox.connect(sandbox.entityId, platform, connection);
  const windows = stubWindows(canOpenWindows);
  const events: AccountingEvent[] = [];
  const tokens: string[] = [];
  const provider: AccountingProviderProps = {
    entityId: sandbox.entityId,
    apiUrl: sandbox.baseUrl,
    fetch: sandbox.fetch,
    onEvent: (event) => void events.push(event),
    tokenProvider: async ({ entityId, reason }) => {
      tokens.push(reason);
      return { access_token: sandbox.issueToken(entityId), expires_in: 1800 };
    },
    ...setup.provider,
  };
  const user = userEvent.setup();
  const view = render(<AccountingProvider {...provider}>{ui}</AccountingProvider>);

  return {
    ...view,
    user,
    sandbox,
    /** The windows the page opened. */
    windows,
    /** What `onEvent` heard. */
    events,
    /** Why the token provider was called, each time. */
    tokens,
    /** What a person does who was in another window: comes back to this one. */
    comeBack: () => settle(() => window.dispatchEvent(new Event('focus'))),
    settle,
    /** Gives the provider other props, or other content. */
    update: (props: Partial<AccountingProviderProps>, next: ReactNode = ui) =>
      view.rerender(
        <AccountingProvider {...provider} {...props}>
          {next}
        </AccountingProvider>,
      ),
    /** The calls the API got, as `POST /accounting_connections`. */
    getCalls: (method?: string) =>
      sandbox.requests
        .filter((request) => method === undefined || request.method === method)
        .map((request) => `${request.method} ${request.path}`),
  };
}
