import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { fakeConnection } from '../../test/fakeConnection.ts';
import { AccountingError } from '../api/AccountingError.ts';
import type { Priority, RequestOptions } from '../api/createRequestQueue.ts';
import { sleep } from '../lib/sleep.ts';
import { createCache } from './cache/createCache.ts';
import { createConnections } from './createConnections.ts';
import { createSchedule } from './createSchedule.ts';
import type { ScheduleOptions } from './createSchedule.ts';

interface Setup {
  /** How long the API takes. */
  took?: number;
  interval?: number | null;
}

/** Creates a schedule with real reads, and an API that answers after a while. */
function setUp({ took = 50, interval = null }: Setup = {}) {
  const clock = createManualClock();
  const lifetime = new AbortController();
  const page = {
    took,
    interval,
    canRead: true,
    isBroken: false,
    isWaiting: false,
    ticks: 0,
    activeCount: 0,
  };
  const start = clock.now();
  const reads: { at: number; priority: Priority | undefined }[] = [];
  const load = { now: 0, most: 0 };
  const refuse = () => Promise.reject(new Error('No test asks for this'));
  const api = {
    async listConnections({ signal, priority }: RequestOptions = {}) {
      reads.push({ at: clock.now() - start, priority });
      load.now += 1;
      load.most = Math.max(load.most, load.now);
      await sleep(page.took, signal, clock).finally(() => (load.now -= 1));
      if (page.isBroken) throw new AccountingError('network', 'offline');
      return [fakeConnection()];
    },
    getConnection: refuse,
  };
  const connections = createConnections({
    api,
    entry: createCache().createEntry('connections'),
    initialData: undefined,
    clock,
    signal: lifetime.signal,
    getFollowedId: () => null,
    onCommit: () => undefined,
    onFail: () => undefined,
    onReadEnd: () => schedule.handleReadEnd(),
  });
  const options: ScheduleOptions = {
    clock,
    read: (priority) => void connections.read({ priority }).catch(() => undefined),
    getLastRead: connections.getLastRead,
    getInterval: () => page.interval,
    isWaiting: () => page.isWaiting || (page.interval ?? Infinity) <= 5000,
    onTime: () => void (page.ticks += 1),
    canRead: () => page.canRead,
    signal: lifetime.signal,
    onActive() {
      page.activeCount += 1;
      return () => void (page.activeCount -= 1);
    },
  };
  const schedule = createSchedule(options);

  /** Observes, and waits until the first read is old. */
  async function observe() {
    const stop = schedule.observe();
    await clock.advance(10_000);
    reads.length = 0;
    return stop;
  }

  return {
    clock,
    connections,
    schedule,
    lifetime,
    page,
    reads,
    load,
    observe,
    getTimes: () => reads.map(({ at }) => at),
  };
}

describe('createSchedule', () => {
  const shown = { visibilityState: 'visible', hasFocus: () => true };
  beforeEach(() => {
    shown.visibilityState = 'visible';
    vi.stubGlobal('document', shown);
  });

  it('fetches at once for the first observer, and not again for the others', async () => {
    const { clock, schedule, page, reads } = setUp();
    expect(reads).toEqual([]);
    const stops = [schedule.observe(), schedule.observe(), schedule.observe()];
    await clock.advance(10_000);
    expect(reads).toEqual([{ at: 0, priority: 'wait' }]);
    expect(page.activeCount).toBe(1);

    for (const stop of stops) stop();
    expect(page.activeCount).toBe(0);
  });

  it('does not fetch again for a first observer if the last answer is fresh', async () => {
    const { clock, schedule, getTimes } = setUp();
    schedule.observe()();
    await clock.advance(2000);
    schedule.observe()();
    expect(getTimes()).toEqual([0]);

    await clock.advance(1);
    schedule.observe()();
    expect(getTimes()).toEqual([0, 2001]);
  });

  it('fetches again if the clock was set back', async () => {
    const { clock, schedule, reads } = setUp();
    schedule.observe()();
    await clock.advance(1000);
    clock.setNow(clock.now() - 3_600_000);
    schedule.observe();
    expect(reads).toHaveLength(2);
  });

  it('continues until the last observer unsubscribes, and leaves no timer', async () => {
    const { clock, schedule, reads } = setUp({ interval: 6000 });
    const stop = schedule.observe();
    const stopOther = schedule.observe();
    stop();
    // A second call does nothing.
    stop();
    await clock.advance(13_000);
    expect(reads).toHaveLength(3);

    stopOther();
    expect(clock.timerCount).toBe(0);
    await clock.advance(20_000);
    expect(reads).toHaveLength(3);
  });

  it('lets a wait check its deadline while nothing is fetched', async () => {
    const { clock, schedule, page, reads } = setUp({ interval: null });
    page.isWaiting = true;
    schedule.observe();
    await clock.advance(60_000);
    expect(reads).toHaveLength(1);
    expect(page.ticks).toBeGreaterThanOrEqual(3);
  });

  it('continues during a wait when nothing observes any more', async () => {
    const { clock, schedule, reads, lifetime } = setUp({ interval: 1500 });
    schedule.observe()();
    await clock.advance(5000);
    expect(reads.length).toBeGreaterThanOrEqual(3);

    lifetime.abort();
    expect(clock.timerCount).toBe(0);
  });

  it('schedules nothing when a read ends after the last observer has unsubscribed', async () => {
    const { clock, schedule, reads } = setUp({ interval: 6000 });
    const stop = schedule.observe();
    schedule.handleHint();
    stop();
    await clock.advance(10_000);
    expect(reads).toHaveLength(1);
    expect(clock.timerCount).toBe(0);

    schedule.handleHint();
    schedule.reschedule();
    expect(clock.timerCount).toBe(0);
  });

  it('ends with the session, even with observers', async () => {
    const { clock, schedule, page, reads, lifetime } = setUp({ interval: 1000 });
    const stop = schedule.observe();
    await clock.advance(1500);
    lifetime.abort('gone');
    stop();
    schedule.observe()();
    await clock.advance(10_000);
    expect(reads).toHaveLength(2);
    expect(page.activeCount).toBe(0);
    expect(clock.timerCount).toBe(0);
  });

  it('counts the interval from the answer, and uses the `poll` priority outside of waits', async () => {
    const { clock, schedule, reads, page } = setUp({ interval: 60_000 });
    schedule.observe();
    await clock.advance(120_100);
    expect(reads).toEqual([
      { at: 0, priority: 'wait' },
      { at: 60_050, priority: 'poll' },
      { at: 120_100, priority: 'poll' },
    ]);

    page.interval = 1500;
    await clock.advance(50 + 1500);
    expect(reads.at(-1)).toEqual({ at: 121_650, priority: 'wait' });
  });

  it('applies a changed interval when it is rescheduled', async () => {
    const { clock, schedule, reads, page, observe } = setUp({ interval: 60_000 });
    await observe();
    page.interval = 1500;
    schedule.reschedule();
    await clock.advance(1500);
    expect(reads).toHaveLength(1);

    page.interval = null;
    schedule.reschedule();
    await clock.advance(600_000);
    expect(reads).toHaveLength(1);
    expect(clock.timerCount).toBe(0);
  });

  it('fetches soon after a hint, and once for several simultaneous hints', async () => {
    const { clock, schedule, reads, observe } = setUp({ interval: 60_000 });
    await observe();
    for (let count = 0; count < 5; count += 1) schedule.handleHint();
    await clock.advance(0);
    expect(reads).toMatchObject([{ priority: 'wait' }]);

    // The answer is fresh, so the next hint can wait.
    await clock.advance(500);
    schedule.handleHint();
    await clock.advance(1499);
    expect(reads).toHaveLength(1);
    await clock.advance(1);
    expect(reads).toHaveLength(2);
  });

  it('answers three hints quickly during a wait, and throttles the rest', async () => {
    const { clock, schedule, getTimes, observe } = setUp({ interval: 4000 });
    await observe();
    const start = clock.now();
    for (let count = 0; count < 300; count += 1) {
      schedule.handleHint();
      await clock.advance(20);
    }
    const times = getTimes().map((at) => at - (getTimes()[0] ?? 0));
    expect(clock.now() - start).toBe(6000);
    expect(times).toEqual([0, 100, 200, 1700, 3200, 4700]);

    // When hints have become rare, they are answered quickly again.
    await clock.advance(13_000);
    const count = getTimes().length;
    schedule.handleHint();
    await clock.advance(100);
    expect(getTimes()).toHaveLength(count + 1);
  });

  it('fetches again after an answer that may be older than a hint', async () => {
    const { clock, schedule, getTimes, page, observe } = setUp();
    await observe();
    page.took = 300;
    schedule.handleHint();
    await clock.advance(100);
    schedule.handleHint();
    schedule.handleHint();
    await clock.advance(10_000);
    expect(getTimes()).toEqual([10_000, 10_300]);
  });

  it('fetches once more after a hint during a slow read, and aborts no read', async () => {
    const { clock, schedule, getTimes, load, page, observe } = setUp();
    await observe();
    page.took = 3000;
    schedule.handleHint();
    await clock.advance(1000);
    schedule.handleHint();
    await clock.advance(20_000);

    expect(getTimes()).toEqual([10_000, 13_000]);
    expect(load.most).toBe(1);
  });

  it('runs one read at a time for 20 hints a second and an API that takes five seconds', async () => {
    const { clock, schedule, getTimes, load, page, observe } = setUp({ interval: 1500 });
    await observe();
    page.took = 5000;
    for (let count = 0; count < 160; count += 1) {
      schedule.handleHint();
      await clock.advance(50);
    }
    expect(getTimes()).toHaveLength(2);
    expect(load.most).toBe(1);
  });

  it('sends no request during a pause that the API requested', async () => {
    const { clock, schedule, reads, page, observe } = setUp({ interval: 30_000 });
    await observe();
    page.canRead = false;
    schedule.handleHint();
    await clock.advance(29_999);
    expect(reads).toEqual([]);
    await clock.advance(1);
    expect(reads).toHaveLength(1);
  });

  it('ignores hints while the page is hidden', async () => {
    const { clock, schedule, reads, observe } = setUp();
    await observe();
    shown.visibilityState = 'hidden';
    schedule.handleHint();
    await clock.advance(10_000);
    expect(reads).toEqual([]);

    shown.visibilityState = 'visible';
    schedule.handleHint();
    await clock.advance(0);
    expect(reads).toHaveLength(1);
  });

  it('continues to fetch during a wait while the page is hidden, even at a long interval', async () => {
    const { clock, schedule, reads } = setUp({ interval: 15_000 });
    shown.visibilityState = 'hidden';
    schedule.observe();
    await clock.advance(15_050);
    // The queue holds polls back until the page is shown.
    expect(reads.map(({ priority }) => priority)).toEqual(['wait', 'wait']);
  });

  it('continues after an error', async () => {
    const { clock, schedule, reads, page } = setUp({ interval: 1000 });
    page.isBroken = true;
    schedule.observe();
    await clock.advance(3000);
    expect(reads).toHaveLength(3);
  });
});
