import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { sleep } from '../lib/sleep.ts';
import { createRequestQueue } from './createRequestQueue.ts';
import type { RequestQueueOptions } from './createRequestQueue.ts';
import type { Priority } from './createRequestQueue.ts';

const PRIORITIES: readonly Priority[] = ['action', 'wait', 'poll'];

function setUp(options: RequestQueueOptions = {}, seed = 1) {
  const clock = createManualClock(seed);
  let watcher: (() => void) | undefined;
  const page = { isHidden: false };
  const queue = createRequestQueue({
    clock,
    isHidden: () => page.isHidden,
    watchVisibility(onChange) {
      watcher = onChange;
      return () => (watcher = undefined);
    },
    ...options,
  });
  const sent: { name: string; at: number }[] = [];
  const refused: { name: string; reason: unknown }[] = [];
  const load = { now: 0, most: 0 };

  /** A request that takes so long to be answered. */
  function send(name: string, priority: Priority, took = 0, signal?: AbortSignal) {
    const request = async () => {
      sent.push({ name, at: clock.now() });
      load.now += 1;
      load.most = Math.max(load.most, load.now);
      if (took > 0) await sleep(took, undefined, clock);
      load.now -= 1;
    };
    queue.enqueue(request, priority, signal).catch((reason: unknown) => {
      refused.push({ name, reason });
    });
  }

  return {
    clock,
    queue,
    sent,
    refused,
    load,
    send,
    getNames: () => sent.map(({ name }) => name),
    isWatching: () => watcher !== undefined,
    show(isVisible: boolean) {
      page.isHidden = !isVisible;
      watcher?.();
    },
  };
}

describe('createRequestQueue', () => {
  it.each([1, 2, 3, 4, 5])(
    'sends at most 10 in any second and 4 at a time, whatever comes (seed %i)',
    async (seed) => {
      const { clock, sent, load, send } = setUp({}, seed);
      const count = 60;
      for (let index = 0; index < count; index += 1) {
        const priority = PRIORITIES[Math.floor(clock.random() * 3)] ?? 'poll';
        send(String(index), priority, Math.floor(clock.random() * 300));
        if (clock.random() < 0.5) await clock.advance(Math.floor(clock.random() * 120));
      }
      await clock.advance(60_000);

      expect(sent).toHaveLength(count);
      for (const { at } of sent) {
        const inSecond = sent.filter((other) => other.at >= at && other.at < at + 1000);
        expect(inSecond.length).toBeLessThanOrEqual(10);
      }
      expect(load.most).toBeLessThanOrEqual(4);
      expect(clock.timerCount).toBe(0);
    },
  );

  it('uses all that the limits allow', async () => {
    const { clock, sent, load, send } = setUp({ maxPerSecond: 20 });
    for (let index = 0; index < 40; index += 1) send(String(index), 'action', 100);
    await clock.advance(999);
    expect(sent).toHaveLength(20);

    await clock.advance(1000);
    expect(sent).toHaveLength(40);
    expect(load.most).toBe(4);
  });

  it('keeps one slot for what a person asked for', async () => {
    const { clock, load, send, getNames } = setUp();
    for (const name of ['a', 'b', 'c', 'd']) send(name, 'wait', 60_000);
    await clock.advance(1000);
    expect(getNames()).toEqual(['a', 'b', 'c']);

    send('action', 'action');
    await clock.advance(10);
    expect(getNames()).toEqual(['a', 'b', 'c', 'action']);
    expect(load.most).toBe(4);
  });

  it('sends less than one a second where that is the limit', async () => {
    const { clock, send, getNames } = setUp({ maxPerSecond: 0.5 });
    for (const name of ['a', 'b', 'c']) send(name, 'wait');
    await clock.advance(3900);
    expect(getNames()).toEqual(['a', 'b']);
  });

  it('sends what a person asked for first, then what somebody waits for, then polls', async () => {
    const { clock, send, getNames } = setUp({ maxPerSecond: 1 });
    send('first', 'poll');
    send('poll', 'poll');
    send('wait', 'wait');
    send('action', 'action');
    send('second action', 'action');
    await clock.advance(5000);

    expect(getNames()).toEqual(['first', 'action', 'second action', 'wait', 'poll']);
  });

  it('keeps polls while the page is hidden, and sends them when it is shown', async () => {
    const { clock, send, getNames, show, isWatching } = setUp();
    show(false);
    send('poll', 'poll');
    send('wait', 'wait');
    await clock.advance(60_000);
    expect(getNames()).toEqual(['wait']);

    show(true);
    await clock.settle();
    expect(getNames()).toEqual(['wait', 'poll']);
    expect(isWatching()).toBe(false);
  });

  it('stops watching the page when the last poll that it keeps is given up', async () => {
    const { clock, send, refused, show, isWatching } = setUp();
    const controller = new AbortController();
    show(false);
    send('poll', 'poll', 0, controller.signal);
    expect(isWatching()).toBe(true);

    controller.abort('gone');
    await clock.settle();
    expect(refused).toEqual([{ name: 'poll', reason: 'gone' }]);
    expect(isWatching()).toBe(false);
  });

  it('sends nothing during a pause, whoever asks', async () => {
    const { clock, queue, sent, send } = setUp();
    const start = clock.now();
    queue.pause(3000, 'rate_limited');
    for (const priority of PRIORITIES) send(priority, priority);
    await clock.advance(2999);
    expect(sent).toEqual([]);

    // A shorter pause takes nothing off a longer one.
    queue.pause(0, 'rate_limited');
    await clock.advance(1);
    expect(sent.map(({ at }) => at - start)).toEqual([3000, 3000, 3000]);
  });

  it('refuses at once during a long pause, and says how long it lasts', async () => {
    const { clock, queue, refused, send, getNames } = setUp();
    queue.pause(60_000, 'rate_limited');
    await clock.advance(10_000);
    send('early', 'action');
    await clock.settle();
    const reason = { code: 'rate_limited', isRetryable: true, retryAfter: 50_000 };
    expect(refused).toMatchObject([{ name: 'early', reason }]);

    await clock.advance(45_000);
    send('late', 'action');
    await clock.advance(5000);
    expect(getNames()).toEqual(['late']);
  });

  it('refuses with the code of the longest pause', async () => {
    const { clock, queue, refused, send } = setUp();
    queue.pause(60_000, 'server_error');
    queue.pause(30_000, 'rate_limited');
    send('early', 'action');
    await clock.settle();
    expect(refused).toMatchObject([{ reason: { code: 'server_error', retryAfter: 60_000 } }]);
  });

  it('sends a poll after four requests that somebody waits for, also when these never end', async () => {
    const { clock, queue, send, getNames } = setUp();
    // 20 entities of a page follow their pulls, which is more than 10 requests a second.
    const lifetime = new AbortController();
    async function follow() {
      while (!lifetime.signal.aborted) {
        const request = () => sleep(50, undefined, clock);
        await queue.enqueue(request, 'wait', lifetime.signal);
        await sleep(1500, lifetime.signal, clock);
      }
    }
    for (let entity = 0; entity < 20; entity += 1) follow().catch(() => undefined);
    await clock.advance(5000);
    for (let entity = 0; entity < 20; entity += 1) send(`poll ${entity}`, 'poll', 50);
    await clock.advance(1000);
    expect(getNames()).toHaveLength(2);
    await clock.advance(9000);
    expect(getNames()).toHaveLength(20);

    send('another poll', 'poll');
    send('action', 'action');
    await clock.advance(1000);
    expect(getNames().slice(20)).toEqual(['action', 'another poll']);
    lifetime.abort();
  });

  it('refuses those who wait already when a long pause begins', async () => {
    const { clock, queue, refused, send, getNames } = setUp({ maxPerSecond: 1 });
    send('sent', 'wait', 100);
    send('waiting', 'action');
    queue.pause(60_000, 'rate_limited');
    await clock.advance(200);

    expect(getNames()).toEqual(['sent']);
    const reason = { code: 'rate_limited', retryAfter: 60_000 };
    expect(refused).toMatchObject([{ name: 'waiting', reason }]);
    expect(clock.timerCount).toBe(0);
  });

  it('lets a request that is given up leave, and no timer stay', async () => {
    const { clock, refused, send, getNames } = setUp({ maxPerSecond: 1 });
    const controller = new AbortController();
    send('first', 'action');
    send('given up', 'action', 0, controller.signal);
    await clock.advance(500);
    controller.abort('gone');
    await clock.settle();
    expect(refused).toEqual([{ name: 'given up', reason: 'gone' }]);
    expect(clock.timerCount).toBe(0);

    send('too late', 'action', 0, controller.signal);
    send('next', 'action');
    await clock.advance(500);
    expect(getNames()).toEqual(['first', 'next']);
  });

  it('gives the place of a request that failed to the next', async () => {
    const { clock, queue, send, getNames } = setUp();
    for (let index = 0; index < 4; index += 1) {
      const fail = () => sleep(100, undefined, clock).then(() => Promise.reject(new Error('no')));
      queue.enqueue(fail, 'action', undefined).catch(() => undefined);
    }
    send('next', 'action');
    expect(getNames()).toEqual([]);
    await clock.advance(100);
    expect(getNames()).toEqual(['next']);
  });

  it('makes nobody wait longer when the clock is set back', async () => {
    const { clock, queue, refused, send, getNames } = setUp({ maxPerSecond: 1 });
    send('first', 'action');
    send('second', 'action');
    clock.setNow(clock.now() - 3_600_000);
    await clock.advance(1000);
    expect(getNames()).toEqual(['first', 'second']);

    await clock.advance(1000);
    queue.pause(5000, 'rate_limited');
    send('paused', 'action');
    clock.setNow(clock.now() - 3_600_000);
    send('later', 'action');
    await clock.advance(6000);
    expect(refused).toEqual([]);
    expect(getNames()).toEqual(['first', 'second', 'paused', 'later']);
  });
});
