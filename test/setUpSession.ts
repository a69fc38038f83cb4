import { onTestFinished } from 'vitest';
// A page loads these on demand. Tests load them early, so that no test waits for the bundler.
import '../src/engine/connect/connectTasks.ts';
import '../src/engine/pull/pullTasks.ts';
import '../src/engine/records/createRecordEngine.ts';
import '../src/api/v2024_05_25/createRecordCalls.ts';
import type { AccountingClientOptions } from '../src/engine/AccountingClient.ts';
import type { AccountingEvent } from '../src/engine/AccountingEvent.ts';
import { createAccountingClient } from '../src/engine/createAccountingClient.ts';
import { getStorageKey } from '../src/engine/names.ts';
import { sleep } from '../src/lib/sleep.ts';
import { createSandbox } from '../src/sandbox/createSandbox.ts';
import type { SandboxOptions } from '../src/sandbox/SandboxOptions.ts';
import { createManualClock } from './createManualClock.ts';
import { stubPage } from './stubPage.ts';
import type { StubbedPageOptions } from './stubPage.ts';

export interface SessionSetup extends StubbedPageOptions {
  /** The status of an initial connection. Omitted: no connection. */
  connection?: string;
  client?: Partial<AccountingClientOptions>;
  sandbox?: SandboxOptions;
  /** Another seed gives other ids. @default 1 */
  seed?: number;
  /** Whether the authorization opens in a window of this page. @default true */
  opensWindow?: boolean;
  /** The version of the consent that the providers ask for. Omitted: they ask for none. */
  consentVersion?: string;
  /** The value that the tab's storage holds for the entity before the page loads. */
  remembered?: (connectionId: string) => string;
}

/** The round trip of a request, in milliseconds. */
const LATENCY = 20;

/** Sets up a session on a sandbox without React. The test controls page, network and clock. */
export async function setUpSession(setup: SessionSetup = {}) {
  const clock = createManualClock();
  const page = stubPage(setup);
  const network = { latency: LATENCY };
  const sandbox = createSandbox({
    seed: setup.seed,
    pagesOrigin: 'https://sandbox.test',
    now: clock.now,
    rateLimit: Infinity,
    ...setup.sandbox,
  });
  const { entityId } = sandbox;
  const identity = { apiUrl: sandbox.baseUrl, entityId };
  const existing = setup.connection && sandbox.connect(entityId, 'xero', setup.connection);
  if (existing && setup.remembered) {
    page.storage.set(getStorageKey(identity), setup.remembered(existing.id));
  }

  const sentAt: number[] = [];
  const send: typeof fetch = async (input, init) => {
    sentAt.push(clock.now());
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
    getConsentVersion: () => setup.consentVersion,
  });
  session.listen((event) => void events.push(event));
  const stopObserving = session.connections.observe();
  await clock.advance(1000);
  events.length = 0;

  /** Unmounts the last provider. */
  async function leave() {
    stopObserving();
    release();
    await clock.settle();
  }
  // Locks outlive a test, so an unfinished action must not keep one.
  onTestFinished(leave);

  return {
    clock,
    page,
    network,
    sandbox,
    client,
    session,
    entityId,
    identity,
    events,
    /** When each request was sent, also one that was given up. */
    sentAt,
    getTypes: () => events.map(({ type }) => type),
    /** The id of the latest connection. */
    getId: () => sandbox.connections.at(-1)?.id ?? '',
    getStatuses: () => sandbox.connections.map(({ status }) => status),
    getPosts: () => sandbox.requests.filter(({ method }) => method === 'POST').length,
    /** Advances the clock until an action of the page ends. */
    async finish<T>(action: Promise<T>): Promise<T> {
      const outcome = { isKnown: false };
      const done = action.finally(() => (outcome.isKnown = true));
      for (let waited = 0; waited < 60_000 && !outcome.isKnown; waited += LATENCY) {
        await clock.advance(LATENCY);
      }
      return done;
    },
    /** Shows the entity under a second client, as another copy of the app on this page would. */
    createNeighbor(apiVersion = setup.client?.apiVersion) {
      const other = createAccountingClient({
        apiUrl: sandbox.baseUrl,
        apiVersion,
        tokenProvider: async (context) => sandbox.issueToken(context.entityId),
        fetch: setup.client?.fetch ?? send,
        clock,
      }).getSession(entityId);
      const types: string[] = [];
      const stop = other.connections.observe();
      const releaseOther = other.retain({
        opensWindow: () => setup.opensWindow ?? true,
        getSetupMinutes: () => undefined,
        getConsentVersion: () => setup.consentVersion,
      });
      other.listen(({ type }) => void types.push(type));
      onTestFinished(async () => {
        stop();
        releaseOther();
        await clock.settle();
      });
      return { session: other, types };
    },
    leave,
    /** Unmounts the hooks, while the provider stays. */
    stopObserving,
  };
}
