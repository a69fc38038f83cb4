// Runs in plain Node, as on a server, so the modules load without a `window`.
import { renderToString } from 'react-dom/server';
import { createAccountingClient } from '../../../src/engine/createAccountingClient.ts';
import { AccountingConnect } from '../../../src/widget/AccountingConnect.tsx';
import {
  AccountingProvider,
  type AccountingProviderProps,
} from '../../../src/provider/AccountingProvider.tsx';

/** The props of one page. */
export interface ServerCase extends Partial<AccountingProviderProps> {
  hasSharedClient?: boolean;
}

const logs: string[] = [];
const requests: string[] = [];
const { log } = console;
for (const method of ['log', 'info', 'warn', 'error'] as const) {
  console[method] = (...words: unknown[]) => void logs.push(words.map(String).join(' '));
}
globalThis.fetch = async (input) => {
  requests.push(String(input));
  throw new Error('The server sends no requests');
};
const tokenProvider = async () => {
  requests.push('a token');
  return 'token';
};

/** Outlives a request, like a client in a module that both the server and the browser load. */
const client = createAccountingClient({ tokenProvider });

const cases: ServerCase[] = JSON.parse(process.argv[2] ?? '[]');
const pages = cases.map(({ hasSharedClient = false, ...props }) =>
  renderToString(
    <AccountingProvider
      entityId="a-company"
      {...(hasSharedClient ? { client } : { tokenProvider })}
      {...props}
    >
      <AccountingConnect />
    </AccountingProvider>,
  ),
);
// Give stray microtasks and timers the time to run.
await new Promise((resolve) => setTimeout(resolve, 100));
log(JSON.stringify({ pages, logs, requests, hasWindow: 'window' in globalThis }));
