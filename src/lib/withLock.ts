import type { Clock } from './Clock.ts';
import { createChildController } from './createChildController.ts';
import { systemClock } from './systemClock.ts';
import { untilAborted } from './untilAborted.ts';
import { withDeadline } from './withDeadline.ts';

const queues = /* @__PURE__ */ new Map<string, Promise<unknown>>();
/** An action that holds the lock for longer is aborted, in milliseconds. */
const DEADLINE = 50_000;
/** Longer than the deadline, so a tab that holds the lock for this long is suspended. */
const LONGEST_WAIT = 60_000;

/**
 * Returns the tab that holds a lock. A tab has one request at a time, and a new request waits behind
 * all others. If the same tab holds the lock after a wait, its request is the same too.
 */
async function findHolder(name: string): Promise<string | undefined> {
  const { held } = await navigator.locks.query();
  return held?.find((lock) => lock.name === name)?.clientId;
}

/** Options that wait for the lock, or take it from its holder. */
type LockRequest = { signal: AbortSignal } | { steal: boolean };

export interface LockOptions {
  /** Stops the wait for the lock, and aborts an action that is already running. */
  signal: AbortSignal;
  clock?: Clock | undefined;
}

/**
 * Runs actions of the same name one at a time. With Web Locks, the lock spans all tabs, and a tab
 * that has waited too long for one holder takes the lock from that holder. Without Web Locks, the lock
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
  let endCheck: (() => void) | undefined;
  const checked = new Promise<void>((resolve) => (endCheck = resolve));

  function run(): Promise<T> {
    endCheck?.();
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

  let cancel: (() => void) | undefined;
  function watch() {
    const before = findHolder(name).catch(() => undefined);
    async function check() {
      const holder = await findHolder(name).catch(() => undefined);
      if (own.signal.aborted) return;
      if ((await before) !== holder) {
        watch();
        return;
      }
      wait.abort();
      // Until this tab has the lock, the next tab must not check.
      await checked;
    }
    function checkAlone() {
      const request = navigator.locks.request(`${name}:check`, { signal: own.signal }, check);
      // The wait has ended, or the browser denies Web Locks to this page.
      request.catch(() => undefined);
    }
    cancel = clock.startTimer(checkAlone, LONGEST_WAIT);
  }

  async function takeTurn(): Promise<T> {
    await untilAborted(turn, own.signal);
    if (!('locks' in navigator)) return run();
    watch();
    for (const options of [{ signal: wait.signal }, { steal: true }]) {
      try {
        return await request(options);
      } catch (error) {
        // Otherwise, the wait was too long, or the browser denies Web Locks to this page.
        if (running || own.signal.aborted) throw error;
      }
    }
    return run();
  }

  const turn = queues.get(name) ?? Promise.resolve();
  const result = takeTurn();
  // If an action stops waiting, the next one still waits for the actions before.
  const settled = Promise.allSettled([turn, result]);
  queues.set(name, settled);
  void settled.then(() => queues.get(name) === settled && queues.delete(name));
  try {
    return await result;
  } finally {
    cancel?.();
    endCheck?.();
    own.abort();
  }
}
