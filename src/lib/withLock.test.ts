// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { withLock } from './withLock.ts';

const { signal } = new AbortController();

/** Stubs the Web Locks of one browser, including taking a lock from its holder. */
function stubLocks() {
  const holders = new Map<string, (reason: unknown) => void>();
  const request = vi.fn(
    (name: string, options: LockOptions, action: () => Promise<unknown>) =>
      new Promise((resolve, reject) => {
        if (holders.has(name) && !options.steal) {
          options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
          return;
        }
        holders.get(name)?.(new DOMException('Stolen', 'AbortError'));
        holders.set(name, reject);
        void action().then(resolve, reject);
      }),
  );
  vi.stubGlobal('navigator', { locks: { request } });
  return { holders, request };
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
    const second = withLock('a', async () => `after ${String(given[0]?.aborted)}`, {
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
    const { holders } = stubLocks();
    const clock = createManualClock();
    holders.set('a', () => undefined);
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

    holders.get('a')?.(new DOMException('Stolen', 'AbortError'));
    await failure;
    expect(own?.aborted).toBe(true);
  });

  it('stops waiting when its signal aborts', async () => {
    const { holders } = stubLocks();
    holders.set('a', () => undefined);
    const controller = new AbortController();
    const waiting = withLock('a', async () => 'done', { signal: controller.signal });
    const reason = new Error('canceled');
    controller.abort(reason);

    await expect(waiting).rejects.toBe(reason);
  });
});
