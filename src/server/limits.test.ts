// The limits of the proxy and of the server client, in front of the sandbox.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setUpProxy } from '../../test/setUpProxy.ts';
import { createServerClient } from './createServerClient.ts';
import type { ProxyHandlerOptions } from './createProxyHandler.ts';
import { createMemoryLimiter } from './limits/createMemoryLimiter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LIST = '/accounting_connections';
const COMPANY_B = { headers: { Cookie: 'session=entity-b' } };
const LATENCY = 40;

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A proxy in front of an API that takes 40 ms and allows 30 calls a second, as Monite's does. */
function setUpLimited(options: Partial<ProxyHandlerOptions> = {}) {
  const calledAt: number[] = [];
  const view = setUpProxy({
    limiter: createMemoryLimiter(),
    ...options,
    async fetch(...request) {
      if (!String(request[0]).endsWith('/auth/token')) calledAt.push(performance.now());
      await sleep(LATENCY);
      return view.sandbox.fetch(...request);
    },
  });
  async function ask(init?: RequestInit) {
    const startedAt = performance.now();
    const { status, headers } = await view.ask(LIST, init);
    return { status, headers, took: performance.now() - startedAt };
  }
  async function flood(perSecond: number, seconds: number) {
    const answers = [];
    for (let sent = 0; sent < perSecond * seconds; sent += 1) {
      answers.push(ask());
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await sleep(1000 / perSecond);
    }
    return Promise.all(answers);
  }
  /** The most calls that the API received in any second. */
  const getMost = () =>
    Math.max(...calledAt.map((at) => calledAt.filter((t) => t >= at && t < at + 1000).length));
  return { ...view, askList: ask, flood, getMost, calledAt };
}

/** Runs the clock until the promise has settled. */
async function settle<T>(promise: Promise<T>): Promise<T> {
  const isDone = vi.fn<() => void>();
  void promise.finally(isDone);
  while (isDone.mock.calls.length === 0) {
    // oxlint-disable-next-line no-await-in-loop -- the clock runs on
    await vi.advanceTimersByTimeAsync(50);
  }
  return promise;
}

describe('createProxyHandler() and its limits', () => {
  it('answers one session in its usual time while another sends 200 requests a second', async () => {
    const { askList, flood, getMost } = setUpLimited();
    const alone = await settle(askList(COMPANY_B));
    const flooding = flood(200, 8);
    await vi.advanceTimersByTimeAsync(1000);
    const answers = [];
    for (let index = 0; index < 12; index += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      answers.push(await settle(askList(COMPANY_B)));
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await vi.advanceTimersByTimeAsync(437);
    }
    const flooded = await settle(flooding);

    expect(alone.status).toBe(200);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const times = answers.map(({ took }) => took).toSorted((one, other) => one - other);
    expect(times[6]).toBeLessThanOrEqual(alone.took + LATENCY);
    expect(times.at(-1)).toBeLessThanOrEqual(alone.took + 200);
    expect(getMost()).toBeLessThanOrEqual(30);
    const refused = flooded.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(1400);
    expect(refused[0]?.headers.get('retry-after')).toBe('2');
  });

  it('passes everything on with limiter: false', async () => {
    const { flood, calledAt } = setUpLimited({ limiter: false });
    await settle(flood(200, 2));

    expect(calledAt).toHaveLength(400);
  });

  it('holds every entity back after a 429, for as long as the API says', async () => {
    const { sandbox, askList, calledAt } = setUpLimited();
    sandbox.fail({ path: LIST, status: 429, headers: { 'retry-after': '7' } });
    const first = await settle(askList());
    const second = await settle(askList(COMPANY_B));

    expect(first).toMatchObject({ status: 429 });
    expect(first.headers.get('retry-after')).toBe('7');
    expect(second).toMatchObject({ status: 429 });
    expect(second.headers.get('retry-after')).toBe('7');
    expect(second.headers.get('x-accounting-interval')).toBe('2');
    expect(calledAt).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(7000);
    expect(await settle(askList(COMPANY_B))).toMatchObject({ status: 200 });
  });

  it('asks pages to pause while the API is busy', async () => {
    const { sandbox, askList } = setUpLimited();
    expect((await settle(askList())).headers.has('x-accounting-interval')).toBe(false);
    sandbox.fail({ path: LIST, status: 429, headers: { 'retry-after': '1' } });
    await settle(askList());
    await vi.advanceTimersByTimeAsync(1000);

    const answer = await settle(askList(COMPANY_B));

    expect(answer.headers.get('x-accounting-interval')).toBe('2');
  });

  it('counts a call that it sends again with a new token', async () => {
    const { sandbox, askList, calledAt } = setUpLimited({
      limiter: createMemoryLimiter({ maxPerSecond: 1, maxPerEntity: 1 }),
    });
    sandbox.fail({ path: LIST, status: 401 });
    const { status, took } = await settle(askList());

    expect(status).toBe(200);
    expect(calledAt).toHaveLength(2);
    expect(took).toBeGreaterThanOrEqual(1000);
  });

  it('shares the default limits with the server client', async () => {
    const { sandbox, send, flood, getMost, clientSecret } = setUpLimited({ limiter: undefined });
    const { clientId, baseUrl: apiUrl } = sandbox;
    const client = createServerClient({ clientId, clientSecret, apiUrl, fetch: send });
    const flooding = flood(60, 2);
    await vi.advanceTimersByTimeAsync(1000);
    const jobs = Array.from({ length: 20 }, () => client.listConnections('entity-a'));
    await settle(Promise.all([...jobs, flooding]));

    // Ten a second for the entity, and one more slice.
    expect(getMost()).toBeLessThanOrEqual(14);
  });

  it('lets the calls of a page that is rendered go before those of jobs', async () => {
    const { sandbox, send, clientSecret } = setUpLimited();
    const limiter = createMemoryLimiter({ maxPerSecond: 5, maxPerEntity: 5 });
    const { clientId, baseUrl: apiUrl } = sandbox;
    const client = createServerClient({ clientId, clientSecret, apiUrl, fetch: send, limiter });
    const ends: string[] = [];
    // Entities take turns, so jobs of one entity alone would not hold the page up.
    const jobs = Array.from({ length: 12 }, (_, index) =>
      client.listConnections(`customer-${index}`).then(
        () => ends.push('job'),
        () => ends.push('job'),
      ),
    );
    const page = client.listConnections('entity-b', { isJob: false }).then(() => ends.push('page'));
    await settle(Promise.all([...jobs, page]));

    expect(ends.indexOf('page')).toBeLessThanOrEqual(2);
  });

  it('tells a job in the same header as the API how long to wait', async () => {
    const { sandbox, send, clientSecret } = setUpLimited();
    const { clientId, baseUrl: apiUrl } = sandbox;
    const limiter = createMemoryLimiter();
    const client = createServerClient({ clientId, clientSecret, apiUrl, fetch: send, limiter });
    limiter.holdBack(30);
    const call = client.listConnections('entity-a').catch((error: unknown) => error);

    expect(await settle(call)).toMatchObject({
      code: 'rate_limited',
      headers: { 'retry-after': '30' },
    });
  });
});
