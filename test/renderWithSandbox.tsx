import { act, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setImmediate } from 'node:timers/promises';
import type { ReactNode } from 'react';
// A page loads these on demand. Tests load them early, so that no test waits for the bundler.
import '../src/engine/connect/connectTasks.ts';
import '../src/engine/pull/pullTasks.ts';
import '../src/engine/records/createRecordEngine.ts';
import '../src/api/v2024_05_25/createRecordCalls.ts';
import type { AccountingEvent } from '../src/engine/AccountingEvent.ts';
import { AccountingProvider } from '../src/provider/AccountingProvider.tsx';
import type { AccountingProviderProps } from '../src/provider/AccountingProvider.tsx';
import { createSandbox } from '../src/sandbox/createSandbox.ts';
import type { SandboxOptions } from '../src/sandbox/SandboxOptions.ts';
import { stubWindows } from './stubWindows.ts';

export interface SandboxSetup {
  /** The status of an initial connection. Omitted: no connection. */
  connection?: string | undefined;
  /** @default 'xero' */
  platform?: string | undefined;
  /** Whether the browser can open windows. @default true */
  canOpenWindows?: boolean | undefined;
  provider?: Partial<AccountingProviderProps> | undefined;
  sandbox?: SandboxOptions | undefined;
}

/**
 * Runs an action, if any, and waits until the sandbox has answered its requests. Uses real turns of
 * the event loop, even with a fake clock.
 */
function settle(action?: () => unknown) {
  return act(async () => {
    action?.();
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  });
}

/** Renders the real provider on its own sandbox. Only the network and `window.open` are faked. */
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
    /** The windows that the page opened. */
    windows,
    /** The events that `onEvent` received. */
    events,
    /** The reason of each call of the token provider. */
    tokens,
    /** Simulates a person who comes back from another window. */
    comeBack: () => settle(() => window.dispatchEvent(new Event('focus'))),
    settle,
    /** Renders the provider again with other props or other content. */
    update: (props: Partial<AccountingProviderProps>, next: ReactNode = ui) =>
      view.rerender(
        <AccountingProvider {...provider} {...props}>
          {next}
        </AccountingProvider>,
      ),
    /** The calls that the API received, as `POST /accounting_connections`. */
    getCalls: (method?: string) =>
      sandbox.requests
        .filter((request) => method === undefined || request.method === method)
        .map((request) => `${request.method} ${request.path}`),
  };
}
