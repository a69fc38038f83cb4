import { createAccountingClient } from '../../../src/engine/createAccountingClient.ts';
import type { Session } from '../../../src/engine/Session.ts';
import { sleep } from '../../../src/lib/sleep.ts';
import type { ApiVersion } from '../../../src/api/VERSIONS.ts';
import { createSandbox } from '../../../src/sandbox/createSandbox.ts';
import { createManualClock } from '../../createManualClock.ts';
import { stubPage } from '../../stubPage.ts';
import { createBooksLedger, readList } from './createBooksLedger.ts';
// A page loads these on demand. Tests load them early, so that no run waits for the bundler.
import '../../../src/engine/connect/connectTasks.ts';
import '../../../src/engine/pull/pullTasks.ts';

/** One tab of the browser. */
export interface BooksTab {
  readonly session: Session;
  /** The list of connections that this tab received last. */
  readonly getList: () => ReturnType<typeof readList>;
  close: () => Promise<void>;
}

/** Milliseconds that a request takes on its way, and an answer on its way back. */
const LATENCY = 10;
let runs = 0;

/** Creates a browser with several tabs on one sandbox, without React. */
export function createBooksWorld(apiVersion: ApiVersion, hasStorage: boolean) {
  runs += 1;
  const clock = createManualClock(runs);
  const page = stubPage({ hasStorage });
  const sandbox = createSandbox({ seed: runs, now: clock.now, rateLimit: Infinity });
  const ledger = createBooksLedger();
  const counts = { syncs: 0, held: 0 };
  const violations: string[] = [];

  function openTab(): BooksTab {
    let list: ReturnType<typeof readList> = [];
    const send: typeof fetch = async (input, init) => {
      const url = String(input);
      const [, id] = /\/([^/]+)\/(?:data_pulls|sync)\b/.exec(url) ?? [];
      if (id !== undefined) {
        counts.syncs += 1;
        if (ledger.findUnanswered(list) === id) violations.push(`Synced from ${id} too early`);
      }
      const signal = init?.signal ?? undefined;
      await sleep(LATENCY, signal, clock);
      const response = await sandbox.fetch(url, init);
      const body = ledger.addNames(await response.json());
      await sleep(LATENCY, signal, clock);
      if (init?.method !== 'POST' && url.endsWith('/accounting_connections')) list = readList(body);
      return new Response(JSON.stringify(body), response);
    };
    const session = createAccountingClient({
      apiUrl: sandbox.baseUrl,
      apiVersion,
      tokenProvider: async (context) => sandbox.issueToken(context.entityId),
      fetch: send,
      clock,
    }).getSession(sandbox.entityId);
    const release = session.retain({
      opensWindow: () => true,
      getSetupMinutes: () => undefined,
      getConsentVersion: () => undefined,
    });
    const stopObserving = session.connections.observe();
    return {
      session,
      getList: () => list,
      async close() {
        stopObserving();
        release();
        await clock.settle();
      },
    };
  }

  /** Advances the clock until an action ends. */
  async function finish<T>(action: Promise<T>): Promise<T> {
    const outcome = { isKnown: false };
    const done = action.finally(() => (outcome.isKnown = true));
    for (let waited = 0; waited < 60_000 && !outcome.isKnown; waited += LATENCY)
      await clock.advance(LATENCY);
    return done;
  }

  return { clock, page, sandbox, ledger, counts, violations, openTab, finish };
}

export type BooksWorld = ReturnType<typeof createBooksWorld>;
