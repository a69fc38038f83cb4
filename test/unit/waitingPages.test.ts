// @vitest-environment node
// Pages of many businesses, the partner's proxy and the API. Only the network between them is fake.
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
// A page loads this on demand. The tests load it up front, so they do not wait for the bundler.
import '../../src/engine/connect/connectTasks.ts';
import { createAccountingClient } from '../../src/engine/createAccountingClient.ts';
import { systemClock } from '../../src/lib/systemClock.ts';
import { createMemoryLimiter } from '../../src/server/limits/createMemoryLimiter.ts';
import { getBusiestSecond } from '../bench/getBusiestSecond.ts';
import { createManualClock } from '../createManualClock.ts';
import { setUpProxy } from '../setUpProxy.ts';
import { stubPage } from '../stubPage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SECOND = 1000;
/** They ask 30 times a second if nobody tells them to ask less often. */
const PAGES = 45;
/** Calls a second that the proxy lets through, and that the API allows. */
const LIMIT = 25;
const API_LIMIT = 30;
/** Milliseconds between page and proxy in one direction, and of a call to the API. */
const PAGE_LATENCY = 10;
const API_LATENCY = 40;

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Opens the pages, one after another, each with a person who goes to the other window. */
async function setUp() {
  const { random } = createManualClock();
  const ids = Array.from({ length: PAGES }, (_, index) => `entity-${index}`);
  const calledAt: number[] = [];
  const refused: number[] = [];
  const errors: string[] = [];
  const proxy = setUpProxy(
    {
      limiter: createMemoryLimiter({ maxPerSecond: LIMIT }),
      async fetch(...request) {
        if (!String(request[0]).endsWith('/auth/token')) calledAt.push(performance.now());
        await sleep(API_LATENCY);
        return proxy.sandbox.fetch(...request);
      },
    },
    {
      entities: ids.map((id) => ({ id, name: id, currency: 'GBP' })),
      pagesOrigin: 'https://a.test',
    },
  );
  const { sandbox } = proxy;

  function openPage(entityId: string) {
    // Each page has a window of its own. They share the document, which no person looks at.
    const page = stubPage();
    page.setFocus(false);
    const { id } = sandbox.connect(entityId, 'xero', 'pending_auth');
    const sentAt: number[] = [];
    const { connections, connector, retain } = createAccountingClient({
      apiUrl: '/api',
      clock: { ...systemClock, random },
      async fetch(path, init) {
        sentAt.push(performance.now());
        await sleep(PAGE_LATENCY);
        const headers = { ...init?.headers, cookie: `session=${entityId}` };
        const answer = await proxy.ask(String(path).slice('/api'.length), { ...init, headers });
        init?.signal?.throwIfAborted();
        if (!answer.ok) refused.push(answer.status);
        await sleep(PAGE_LATENCY);
        return answer;
      },
    }).getSession(entityId);
    const release = retain({
      opensWindow: () => true,
      getSetupMinutes: () => undefined,
      getConsentVersion: () => undefined,
    });
    const stop = connections.observe();
    onTestFinished(() => {
      stop();
      release();
    });
    connections.entry.subscribe(() => {
      const { error } = connections.entry.get();
      if (error) errors.push(error.code);
    });
    const getPhase = () => connector.get().phase;
    let connectedAt = Infinity;
    connector.subscribe(() => {
      if (getPhase() === 'connected') connectedAt = Math.min(connectedAt, performance.now());
    });
    return {
      sentAt,
      getPhase,
      connect: () => void connector.connect({ platform: undefined, mode: 'popup', replace: false }),
      /** The person signs in and comes back. Returns the milliseconds until the page knows. */
      async comeBack() {
        sandbox.authorize(id);
        const at = performance.now();
        page.setFocus(true);
        await vi.advanceTimersByTimeAsync(SECOND / 2);
        return connectedAt - at;
      },
    };
  }

  const pages: ReturnType<typeof openPage>[] = [];
  for (const id of ids) {
    const page = openPage(id);
    pages.push(page);
    // oxlint-disable-next-line no-await-in-loop -- one after another
    await vi.advanceTimersByTimeAsync(random() * 100);
    page.connect();
  }
  return { random, pages, calledAt, refused, errors };
}

describe('45 pages that wait for an authorization behind one proxy', () => {
  it('ask less often than its limit allows, and none is refused', async () => {
    const { pages, calledAt, refused, errors } = await setUp();
    await vi.advanceTimersByTimeAsync(12 * SECOND);
    const from = performance.now();
    await vi.advanceTimersByTimeAsync(12 * SECOND);

    expect(getBusiestSecond(calledAt)).toBeLessThanOrEqual(API_LIMIT);
    // With every call of the limit in use, each one waits.
    const perSecond = calledAt.filter((at) => at >= from).length / 12;
    expect(perSecond).toBeLessThanOrEqual(LIMIT * 0.8);
    for (const { sentAt, getPhase } of pages) {
      expect(sentAt.filter((at) => at >= from).length).toBeGreaterThanOrEqual(2);
      expect(getPhase()).toBe('awaiting_authorization');
    }
    expect({ refused, errors }).toEqual({ refused: [], errors: [] });
  });

  it('each show connected within 300 ms after the person comes back', async () => {
    const { random, pages, refused, errors } = await setUp();
    await vi.advanceTimersByTimeAsync(20 * SECOND);
    const times: number[] = [];
    for (const page of pages) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await vi.advanceTimersByTimeAsync((random() * SECOND) / 4);
      // oxlint-disable-next-line no-await-in-loop -- one after another
      times.push(await page.comeBack());
    }

    expect(Math.max(...times)).toBeLessThanOrEqual(300);
    expect({ refused, errors }).toEqual({ refused: [], errors: [] });
  });
});
