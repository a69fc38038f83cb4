import { onTestFinished } from 'vitest';
// Fetched on demand in a page. Here they are there from the start: no test waits for the bundler.
import '../src/engine/connect/connectTasks.ts';
import '../src/engine/pull/pullTasks.ts';
import type { AccountingClientOptions } from '../src/engine/AccountingClient.ts';
import type { AccountingEvent } from '../src/engine/AccountingEvent.ts';
import { createAccountingClient } from '../src/engine/createAccountingClient.ts';
import { sleep } from '../src/lib/sleep.ts';
import { createSandbox } from '../src/sandbox/createSandbox.ts';
import { createManualClock } from './createManualClock.ts';
import { stubPage } from './stubPage.ts';
import type { StubbedPageOptions } from './stubPage.ts';

export interface SessionSetup extends StubbedPageOptions {
  /** The state of a connection that is there from the start. Left out: there is none. */
  connection?: string;
  client?: Partial<AccountingClientOptions>;
  /** Whether the person authorizes in a window of ours. @default true */
  opensWindow?: boolean;
  /** What the tab remembers from before it was loaded, for the entity. */
  remembered?: (connectionId: string) => string;
}

/** Milliseconds that a request takes, there and back. */
const LATENCY = 20;

/** A session on a sandbox, without React: the page, the network and the clock are the test's. */
export async function setUpSession(setup: SessionSetup = {}) {
  const clock = createManualClock();
  const page = stubPage(setup);
  const network = { latency: LATENCY };
  const sandbox = createSandbox({
    pagesOrigin: 'https://sandbox.test',
    now: clock.now,
    rateLimit: Infinity,
  });
  const { entityId } = sandbox;
  const existing = setup.connection && sandbox.connect(entityId, 'xero', setup.connection);
  if (existing && setup.remembered) {
    page.storage.set(`accounting-connect:${entityId}`, setup.remembered(existing.id));
  }

  const send: typeof fetch = async (input, init) => {
    const signal = init?.signal ?? undefined;
    await sleep(network.latency / 2, signal, clock);
    const response = await sandbox.fetch(String(input), init);
    await sleep(network.latency / 2, signal, clock);
    return response;
  };
  const client = createAccountingClient({
    apiUrl: sandbox.baseUrl,
    tokenProvider: async (context) => sandbox.issueToken(context.entityId),
    fetch: send,
    clock,
    ...setup.client,
  });

  const events: AccountingEvent[] = [];
  const session = client.getSession(entityId);
  const release = session.retain({
    opensWindow: () => setup.opensWindow ?? true,
    getSetupMinutes: () => undefined,
  });
  session.listen((event) => void events.push(event));
  const stopObserving = session.connections.observe();
  await clock.advance(1000);
  events.length = 0;

  /** The last provider goes, with all that it showed. */
  async function leave() {
    stopObserving();
    release();
    await clock.settle();
  }
  // Locks outlive a test: what it leaves under way must not hold one.
  onTestFinished(leave);

  return {
    clock,
    page,
    network,
    sandbox,
    client,
    session,
    entityId,
    events,
    getTypes: () => events.map(({ type }) => type),
    /** The newest connection's id. */
    getId: () => sandbox.connections.at(-1)?.id ?? '',
    getStatuses: () => sandbox.connections.map(({ status }) => status),
    getPosts: () => sandbox.requests.filter(({ method }) => method === 'POST').length,
    /** Waits until something that the page began is done, as long as that takes on the clock. */
    async finish<T>(action: Promise<T>): Promise<T> {
      const outcome = { isKnown: false };
      const done = action.finally(() => (outcome.isKnown = true));
      for (let waited = 0; waited < 60_000 && !outcome.isKnown; waited += LATENCY) {
        await clock.advance(LATENCY);
      }
      return done;
    },
    leave,
  };
}
