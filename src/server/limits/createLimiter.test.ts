import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerError } from '../ServerError.ts';
import { createLimiter } from './createLimiter.ts';
import { createMemoryLimiter } from './createMemoryLimiter.ts';
import type { Limiter, LimitOptions } from './Limiter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Records when each call was admitted or refused. */
function setUp(options?: LimitOptions) {
  const limiter = createMemoryLimiter(options);
  const start = performance.now();
  const admitted: { entityId: string; at: number }[] = [];
  const refused: { entityId: string; retryAfter: string | undefined }[] = [];
  const call = (entityId: string, signal?: AbortSignal) =>
    limiter.admit(entityId, { signal }).then(
      () => void admitted.push({ entityId, at: performance.now() - start }),
      (error: unknown) => {
        if (!(error instanceof ServerError)) throw error;
        refused.push({ entityId, retryAfter: error.headers['retry-after'] });
      },
    );
  /** Sends `perSecond` calls a second, evenly. */
  async function load(entityId: string, perSecond: number, seconds: number) {
    for (let sent = 0; sent < perSecond * seconds; sent += 1) {
      void call(entityId);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond));
    }
  }
  return { limiter, admitted, refused, call, load };
}

/** The most calls in any second. */
const getMost = (calls: readonly { at: number }[]) =>
  Math.max(
    ...calls.map(
      ({ at }) => calls.filter((other) => other.at >= at && other.at < at + 1000).length,
    ),
  );

const measureWait = async (limiter: Limiter, entityId: string) => {
  const before = performance.now();
  await limiter.admit(entityId);
  return performance.now() - before;
};

describe('createMemoryLimiter()', () => {
  it('admits the calls of an idle page at once', async () => {
    const { admitted, call } = setUp();
    for (let index = 0; index < 4; index += 1) void call('a');
    await vi.advanceTimersByTimeAsync(0);

    expect(admitted).toHaveLength(4);
  });

  it('admits no more in any second than the API allows, however many entities call', async () => {
    const { admitted, load } = setUp();
    const loads = Array.from({ length: 50 }, (_, index) => load(`entity-${index}`, 4, 10));
    await vi.advanceTimersByTimeAsync(12_000);
    await Promise.all(loads);

    expect(getMost(admitted)).toBeLessThanOrEqual(30);
    expect(admitted.length).toBeGreaterThan(200);
  });

  it('admits ten calls a second for one entity, and refuses the others with Retry-After', async () => {
    const { admitted, refused, load } = setUp();
    void load('busy', 200, 10);
    await vi.advanceTimersByTimeAsync(10_000);

    expect(admitted.length).toBeGreaterThan(90);
    expect(admitted.length).toBeLessThanOrEqual(110);
    expect(refused.length).toBeGreaterThan(1800);
    expect(new Set(refused.map(({ retryAfter }) => retryAfter))).toEqual(new Set(['2']));
  });

  it('delays an ordinary entity by less than a slice while another one floods', async () => {
    const { limiter, load } = setUp();
    void load('busy', 200, 10);
    await vi.advanceTimersByTimeAsync(1000);
    const waits = [];
    for (let index = 0; index < 20; index += 1) {
      const wait = measureWait(limiter, 'ordinary');
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await vi.advanceTimersByTimeAsync(437);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      waits.push(await wait);
    }

    expect(Math.max(...waits)).toBeLessThanOrEqual(200);
  });

  it('lets entities take turns when many flood', async () => {
    const { admitted, load } = setUp();
    for (let index = 0; index < 8; index += 1) void load(`busy-${index}`, 50, 10);
    void load('ordinary', 1, 10);
    await vi.advanceTimersByTimeAsync(12_000);

    const ofOrdinary = admitted.filter(({ entityId }) => entityId === 'ordinary');
    expect(ofOrdinary).toHaveLength(10);
    const ofOthers = Array.from(
      { length: 8 },
      (_, index) => admitted.filter(({ entityId }) => entityId === `busy-${index}`).length,
    );
    expect(Math.max(...ofOthers) - Math.min(...ofOthers)).toBeLessThanOrEqual(2);
  });

  it('sends nothing for as long as a 429 says, and refuses with the rest of that time', async () => {
    const { limiter, admitted, refused, call } = setUp();
    void call('a');
    await vi.advanceTimersByTimeAsync(0);
    limiter.holdBack(20);
    void call('b');
    await vi.advanceTimersByTimeAsync(5000);
    void call('b');
    await vi.advanceTimersByTimeAsync(0);

    expect(admitted).toHaveLength(1);
    expect(refused.map(({ retryAfter }) => retryAfter)).toEqual(['20', '15']);
    await vi.advanceTimersByTimeAsync(14_000);
    void call('b');
    await vi.advanceTimersByTimeAsync(1000);
    expect(admitted.map(({ at }) => Math.round(at))).toEqual([0, 20_000]);
  });

  it('lets no later 429 shorten the pause', async () => {
    const { limiter, refused, call } = setUp();
    limiter.holdBack(20);
    limiter.holdBack(1);
    await vi.advanceTimersByTimeAsync(5000);
    void call('a');
    await vi.advanceTimersByTimeAsync(0);

    expect(refused.map(({ retryAfter }) => retryAfter)).toEqual(['15']);
  });

  it('gives calls of jobs a turn when no page waits, and lets more of them wait for longer', async () => {
    const { limiter, call, admitted } = setUp();
    const job = vi.fn<() => void>();
    const jobs = Array.from({ length: 100 }, (_, index) =>
      limiter.admit(`customer-${index}`, { isJob: true, maxWait: 8000 }).then(job),
    );
    await vi.advanceTimersByTimeAsync(1000);
    void call('person');
    await vi.advanceTimersByTimeAsync(200);
    expect(admitted).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(7000);
    await Promise.all(jobs);

    const many = Array.from({ length: 61 }, () =>
      limiter.admit('one', { isJob: true, maxWait: 8000 }),
    );
    const results = Promise.allSettled(many);
    await vi.advanceTimersByTimeAsync(9000);
    const refused = (await results).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(limiter.getInterval()).toBeNull();
  });

  it('refuses the call that would be the thousand and first to wait', async () => {
    const { limiter, refused, call } = setUp();
    limiter.holdBack(1);
    for (let index = 0; index < 1001; index += 1) void call(`entity-${index}`);
    await vi.advanceTimersByTimeAsync(0);

    expect(refused).toEqual([{ entityId: 'entity-1000', retryAfter: '2' }]);
    await vi.advanceTimersByTimeAsync(5000);
  });

  it('leaves no listener on a signal that outlives the call', async () => {
    const { limiter } = setUp();
    const { signal } = new AbortController();
    const add = vi.spyOn(signal, 'addEventListener');
    const remove = vi.spyOn(signal, 'removeEventListener');
    await limiter.admit('a', { signal });

    expect(add).toHaveBeenCalledOnce();
    expect(remove.mock.calls).toEqual(add.mock.calls);
  });

  it('lets a call that waits go when its browser leaves', async () => {
    const { limiter, call, admitted } = setUp();
    limiter.holdBack(1);
    const leaving = new AbortController();
    const left = limiter.admit('a', { signal: leaving.signal });
    void call('a');
    leaving.abort(new Error('left'));

    await expect(left).rejects.toThrow('left');
    await vi.advanceTimersByTimeAsync(1000);
    expect(admitted).toHaveLength(1);
    await expect(limiter.admit('a', { signal: leaving.signal })).rejects.toThrow('left');
  });

  it('loses no call when a browser leaves while the counters answer', async () => {
    const answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return 0;
    };
    const limiter = createLimiter({ countEntity: answer, countTotal: answer });
    const leaving = new AbortController();
    const left = limiter.admit('a', { signal: leaving.signal });
    const others = Promise.all([limiter.admit('a'), limiter.admit('a'), limiter.admit('b')]);
    const refusal = expect(left).rejects.toThrow('left');
    await vi.advanceTimersByTimeAsync(30);
    leaving.abort(new Error('left'));
    await vi.advanceTimersByTimeAsync(500);

    await refusal;
    expect(await others).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('gives a call that joins late its turn although another entity has to wait', async () => {
    const { admitted, call } = setUp({ maxPerEntity: 0.5 });
    void call('a');
    void call('a');
    await vi.advanceTimersByTimeAsync(10);
    void call('b');
    await vi.advanceTimersByTimeAsync(1);

    expect(admitted.map(({ entityId }) => entityId)).toEqual(['a', 'b']);
  });

  it('never makes a wait longer when the clock is set back', async () => {
    const { admitted, call } = setUp();
    for (let index = 0; index < 5; index += 1) void call(`entity-${index}`);
    await vi.advanceTimersByTimeAsync(0);
    vi.setSystemTime(Date.now() - 3_600_000);
    void call('last');
    await vi.advanceTimersByTimeAsync(400);

    expect(admitted).toHaveLength(6);
  });

  it('asks pages to pause for longer while calls have to wait, and for less afterwards', async () => {
    const { limiter, load } = setUp();
    expect(limiter.getInterval()).toBeNull();
    for (let index = 0; index < 45; index += 1) void load(`page-${index}`, 1, 20);
    await vi.advanceTimersByTimeAsync(5000);
    const early = limiter.getInterval() ?? 0;
    expect(early).toBeGreaterThanOrEqual(3);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(limiter.getInterval()).toBeGreaterThan(early);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(limiter.getInterval()).toBeNull();
  });

  it('asks pages to pause if they settle at using up the limit, where each call waits for a moment', async () => {
    const { limiter, call } = setUp();
    const pages = Array.from({ length: 45 }, async (_, index) => {
      for (let turn = 0; turn < 6; turn += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one poll after the other
        await call(`page-${index}`);
        // oxlint-disable-next-line no-await-in-loop -- one poll after the other
        await new Promise((resolve) => setTimeout(resolve, 1560));
      }
    });
    await vi.advanceTimersByTimeAsync(9000);

    expect(limiter.getInterval()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(pages);
  });

  it('does not ask pages to pause because jobs use up the limit', async () => {
    const { limiter, admitted, load } = setUp();
    const jobs = Array.from({ length: 200 }, (_, index) =>
      limiter.admit(`customer-${index}`, { isJob: true, maxWait: 20_000 }),
    );
    for (let index = 0; index < 10; index += 1) {
      void load(`page-${index}`, 1, 10);
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await vi.advanceTimersByTimeAsync(90);
    }
    await vi.advanceTimersByTimeAsync(8000);

    expect(admitted.length).toBeGreaterThan(80);
    expect(limiter.getInterval()).toBeNull();
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(jobs);
  });

  it('does not ask pages to pause because one entity floods', async () => {
    const { limiter, load } = setUp();
    void load('busy', 200, 10);
    await vi.advanceTimersByTimeAsync(10_000);

    expect(limiter.getInterval()).toBeNull();
  });

  it.each(['all', '__proto__', 'constructor', 'hasOwnProperty'])(
    'counts an entity of the name %s like any other',
    async (entityId) => {
      const { admitted, load } = setUp();
      void load(entityId, 100, 3);
      void load('ordinary', 4, 3);
      await vi.advanceTimersByTimeAsync(4000);

      const own = admitted.filter((call) => call.entityId === entityId);
      expect(own.length).toBeLessThanOrEqual(44);
      expect(admitted.length - own.length).toBe(12);
    },
  );

  it('keeps nothing once the calls have ended', async () => {
    const { call } = setUp();
    for (let index = 0; index < 2000; index += 1) void call(`entity-${index}`);
    await vi.advanceTimersByTimeAsync(60_000);

    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    { maxPerSecond: 0 },
    { maxPerEntity: -1 },
    { maxPerSecond: NaN },
    { maxPerEntity: Infinity },
  ])('rejects %o', (options) => {
    expect(() => createMemoryLimiter(options)).toThrow('is not a number of calls above 0');
  });
});
