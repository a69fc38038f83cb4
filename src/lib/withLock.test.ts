import { describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import type { Clock } from './Clock.ts';
import { sleep } from './sleep.ts';
import { withLock } from './withLock.ts';

const { signal } = new AbortController();

/**
 * Stubs the Web Locks of one browser. Each request counts as that of another tab. With a clock,
 * `query` takes 5 ms.
 */
function stubLocks(clock?: Clock) {
  interface Holder {
    clientId: string;
    lose: (reason: unknown) => void;
  }
  const holders = new Map<string, Holder>();
  const waiting: { name: string; grant: () => void }[] = [];
  let clients = 0;
  const free = (name: string) => {
    holders.delete(name);
    const at = waiting.findIndex((other) => other.name === name);
    if (at >= 0) waiting.splice(at, 1)[0]?.grant();
  };
  const request = vi.fn(
    (name: string, options: LockOptions, action: () => Promise<unknown>) =>
      new Promise((resolve, reject) => {
        if (options.signal?.aborted) {
          reject(options.signal.reason);
          return;
        }
        clients += 1;
        const own = { clientId: `tab ${clients}`, lose: reject };
        function grant() {
          holders.set(name, own);
          const end = () => void (holders.get(name) === own && free(name));
          action().then(resolve, reject).finally(end);
        }
        if (holders.has(name) && !options.steal) {
          const place = { name, grant };
          waiting.push(place);
          options.signal?.addEventListener('abort', () => {
            waiting.splice(waiting.indexOf(place), 1);
            reject(options.signal?.reason);
          });
          return;
        }
        holders.get(name)?.lose(new DOMException('Stolen', 'AbortError'));
        grant();
      }),
  );
  async function query() {
    const held = [...holders].map(([name, { clientId }]) => ({ name, clientId }));
    if (clock) await sleep(5, undefined, clock);
    return { held };
  }
  vi.stubGlobal('navigator', { locks: { request, query } });
  return {
    holders,
    request,
    suspend: () => holders.set('a', { clientId: 'suspended', lose: () => undefined }),
  };
}

/** Another tab has its own copy of the module. */
async function openTab() {
  vi.resetModules();
  return (await import('./withLock.ts')).withLock;
}

describe('withLock', () => {
  it('runs actions of the same name one at a time, even after a failure', async () => {
    vi.stubGlobal('navigator', {});
    const steps: string[] = [];
    let finish: () => void = () => undefined;
    const add = (step: string) => async () => void steps.push(step);
    const first = withLock(
      'a',
      async () => {
        await new Promise<void>((resolve) => (finish = resolve));
        steps.push('first');
        throw new Error('no');
      },
      { signal },
    );
    const second = withLock('a', add('second'), { signal });
    await withLock('b', add('other'), { signal });
    finish();

    await expect(first).rejects.toThrow('no');
    await second;
    expect(steps).toEqual(['other', 'first', 'second']);
  });

  it('uses Web Locks if the browser has them, to span all tabs', async () => {
    const { request } = stubLocks();

    expect(await withLock('a', async () => 'done', { signal })).toBe('done');
    expect(request).toHaveBeenCalledWith('a', expect.anything(), expect.any(Function));
  });

  it('aborts an action before another tab stops waiting for the lock', async () => {
    stubLocks();
    const clock = createManualClock();
    const given: AbortSignal[] = [];
    const hang = (own: AbortSignal) => {
      given.push(own);
      return new Promise<string>(() => undefined);
    };
    const first = withLock('a', hang, { signal, clock });
    const second = (await openTab())('a', async () => `after ${String(given[0]?.aborted)}`, {
      signal,
      clock,
    });
    const failure = expect(first).rejects.toMatchObject({ name: 'TimeoutError' });
    await clock.advance(60_000);

    await failure;
    expect(await second).toBe('after true');
    expect(clock.timerCount).toBe(0);
  });

  it('takes the lock from a tab that does not release it, and aborts an action that loses its lock', async () => {
    const { holders, suspend } = stubLocks();
    const clock = createManualClock();
    suspend();
    let own: AbortSignal | undefined;
    const hang = (its: AbortSignal) => {
      own = its;
      return new Promise<string>(() => undefined);
    };
    const action = withLock('a', hang, { signal, clock });
    const failure = expect(action).rejects.toMatchObject({ name: 'TimeoutError' });
    await clock.advance(59_000);
    expect(own).toBeUndefined();
    await clock.advance(1000);
    expect(own?.aborted).toBe(false);

    holders.get('a')?.lose(new DOMException('Stolen', 'AbortError'));
    await failure;
    expect(own?.aborted).toBe(true);
  });

  it('leaves the lock to a tab that took it while this one waited', async () => {
    stubLocks();
    const clock = createManualClock();
    const steps: string[] = [];
    const work = (name: string) => async (own: AbortSignal) => {
      steps.push(`${name} starts`);
      await sleep(40_000, own, clock);
      steps.push(`${name} ends`);
    };
    const tabs = [await openTab(), await openTab(), await openTab()];
    const done = tabs.map((tab, index) => tab('a', work(`${index}`), { signal, clock }));
    await clock.advance(120_000);

    await Promise.all(done);
    expect(steps).toEqual(['0 starts', '0 ends', '1 starts', '1 ends', '2 starts', '2 ends']);
    expect(clock.timerCount).toBe(0);
  });

  it('gives the lock of a suspended tab to one waiting tab at a time', async () => {
    const clock = createManualClock();
    const { suspend } = stubLocks(clock);
    suspend();
    const steps: string[] = [];
    const work = (name: string) => async (own: AbortSignal) => {
      steps.push(`${name} starts`);
      await sleep(40_000, own, clock);
      steps.push(`${name} ends`);
    };
    const tabs = [await openTab(), await openTab()];
    const done = tabs.map((tab, index) => tab('a', work(`${index}`), { signal, clock }));
    await clock.advance(180_000);

    await Promise.all(done);
    expect(steps).toEqual(['0 starts', '0 ends', '1 starts', '1 ends']);
    expect(clock.timerCount).toBe(0);
  });

  it('has one request of a tab at a time, so that the tab tells who holds the lock', async () => {
    const { request } = stubLocks();
    const controller = new AbortController();
    let resolve: (value: string) => void = () => undefined;
    const promise = new Promise<string>((done) => (resolve = done));
    const first = withLock('a', () => promise, { signal });
    const second = withLock('a', async () => 'second', { signal: controller.signal });
    const third = withLock('a', async () => 'third', { signal });
    const reason = new Error('canceled');
    controller.abort(reason);
    await expect(second).rejects.toBe(reason);
    expect(request).toHaveBeenCalledTimes(1);

    resolve('first');
    expect(await Promise.all([first, third])).toEqual(['first', 'third']);
  });

  it('stops waiting when its signal aborts', async () => {
    const { suspend } = stubLocks();
    suspend();
    const controller = new AbortController();
    const waiting = withLock('a', async () => 'done', { signal: controller.signal });
    const reason = new Error('canceled');
    controller.abort(reason);

    await expect(waiting).rejects.toBe(reason);
  });
});
