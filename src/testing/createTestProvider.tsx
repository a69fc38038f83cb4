import type { ReactNode } from 'react';
import type { AccountingEvent } from '../engine/AccountingEvent.ts';
import { AccountingProvider } from '../provider/AccountingProvider.tsx';
import type { AccountingProviderProps } from '../provider/AccountingProvider.tsx';
import { createSandbox } from '../sandbox/createSandbox.ts';
import { createSecret } from '../sandbox/lib/createSecret.ts';
import type { Sandbox } from '../sandbox/Sandbox.ts';
import { clearAccountingStorage } from './clearAccountingStorage.ts';
import type { TestConnection, TestProvider, TestProviderOptions } from './TestProvider.ts';

/**
 * Creates a provider on a sandbox of its own, for the tests of your pages: the real provider, whose requests
 * the sandbox answers in this process. Removes what earlier tests have stored in this page. The
 * provider ends its requests, timers and listeners when it unmounts.
 *
 * @throws Error without a DOM, such as jsdom, for an option that `createSandbox` refuses, for a connection
 *   that it cannot create, and for a `connection` at an `apiUrl` without its `sandbox`
 */
export function createTestProvider(options: TestProviderOptions = {}): TestProvider {
  const { connection, signIn = 'authorize', provider = {} } = options;
  if (typeof window === 'undefined') {
    throw new Error('createTestProvider needs a page. Run this test in jsdom or in a browser.');
  }
  clearAccountingStorage();
  const isElsewhere = provider.apiUrl !== undefined || provider.client !== undefined;
  const sandbox = getSandbox(options.sandbox);
  const requireSandbox = () => {
    if (!isElsewhere || sandbox === options.sandbox) return sandbox;
    throw new Error('Pass the sandbox behind your `apiUrl` or `client` as `sandbox`.');
  };
  const entityId = provider.entityId ?? sandbox.entityId;
  if (connection !== undefined) connect(requireSandbox(), entityId, connection);

  const events: AccountingEvent[] = [];
  const props: AccountingProviderProps = {
    entityId,
    authorization: (_, { id }) => {
      if (signIn === 'wait') return;
      requireSandbox()[signIn](id);
      // The person comes back to the page, which then asks the API.
      window.dispatchEvent(new Event('focus'));
    },
    ...(!isElsewhere && getNetwork(sandbox)),
    ...provider,
    onEvent(event) {
      events.push(event);
      provider.onEvent?.(event);
    },
  };

  function TestWrapper({ children }: { children?: ReactNode }) {
    return <AccountingProvider {...props}>{children}</AccountingProvider>;
  }

  return { wrapper: TestWrapper, sandbox, events };
}

function getSandbox(given: TestProviderOptions['sandbox'] = {}): Sandbox {
  if ('fetch' in given) return given;
  return createSandbox({
    // The page names its storage, channel and locks for the address of the API.
    baseUrl: `http://${createSecret(8)}.sandbox.localhost/v1`,
    pagesOrigin: 'http://sandbox.localhost',
    rateLimit: Infinity,
    ...given,
  });
}

function connect(sandbox: Sandbox, entityId: string, connection: TestConnection | string): void {
  const {
    platform = 'xero',
    status,
    organization,
  } = typeof connection === 'string' ? { platform: connection } : connection;
  sandbox.connect(entityId, platform, status, { organization });
}

const getNetwork = (sandbox: Sandbox): Partial<AccountingProviderProps> => ({
  apiUrl: sandbox.baseUrl,
  fetch: sandbox.fetch,
  tokenProvider: async ({ entityId }) => sandbox.issueToken(entityId),
});
