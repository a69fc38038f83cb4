import type { Clock } from './Clock.ts';
import { createChildController } from './createChildController.ts';
import { systemClock } from './systemClock.ts';
import { withDeadline } from './withDeadline.ts';

const queues = /* @__PURE__ */ new Map<string, Promise<unknown>>();
/** An action that holds the lock for longer is aborted, in milliseconds. */
const DEADLINE = 50_000;
/** Longer than the deadline, so a tab that waits this long is waiting for a suspended tab. */
const LONGEST_WAIT = 60_000;

/** Options that wait for the lock, or take it from its holder. */
type LockRequest = { signal: AbortSignal } | { steal: boolean };

export interface LockOptions {
  /** Stops the wait for the lock, and aborts an action that is already running. */
  signal: AbortSignal;
  clock?: Clock | undefined;
}

/**
 * Runs actions of the same name one at a time. With Web Locks, the lock spans all tabs, and a tab
 * that has waited for too long takes it away from the tab that holds it. Without them, the lock
 * spans this page. Rejects with the reason of `signal`, or with a `TimeoutError` if the action runs
 * for too long or loses the lock. The action must stop when its signal aborts.
 */
export async function withLock<T>(
  name: string,
  action: (signal: AbortSignal) => Promise<T>,
  { signal, clock = systemClock }: LockOptions,
): Promise<T> {
  const own = createChildController(signal);
  const wait = createChildController(own.signal);
  let running: Promise<T> | undefined;

  function run(): Promise<T> {
    if (own.signal.aborted) throw own.signal.reason;
    running = withDeadline(DEADLINE, action, own.signal, clock);
    return running;
  }

  async function request(options: LockRequest): Promise<T> {
    try {
      return await navigator.locks.request(name, options, run);
    } catch (error) {
      if (!running) throw own.signal.aborted ? own.signal.reason : error;
      // If the action still runs, another tab has taken the lock.
      own.abort(Object.assign(new Error('Another tab took the lock'), { name: 'TimeoutError' }));
      return running;
    }
  }

  const cancel = clock.startTimer(() => wait.abort(), LONGEST_WAIT);
  try {
    for (const options of 'locks' in navigator ? [{ signal: wait.signal }, { steal: true }] : []) {
      try {
        return await request(options);
      } catch (error) {
        // Otherwise, the wait was too long, or the browser denies Web Locks to this page.
        if (running || own.signal.aborted) throw error;
      }
    }
    const result = (queues.get(name) ?? Promise.resolve()).then(run);
    const settled = result.catch(() => undefined);
    queues.set(name, settled);
    void settled.then(() => queues.get(name) === settled && queues.delete(name));
    return await result;
  } finally {
    cancel();
    own.abort();
  }
}
