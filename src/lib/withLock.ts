import type { Clock } from './Clock.ts';
import { systemClock } from './systemClock.ts';

const queues = /* @__PURE__ */ new Map<string, Promise<unknown>>();
/** Actions have shorter deadlines, so only a suspended tab holds a lock for this long. */
const LONGEST_WAIT = 60_000;

export interface LockOptions {
  /** Stops waiting for the lock. An action that already runs continues. */
  signal?: AbortSignal | undefined;
  clock?: Clock | undefined;
}

/**
 * Runs actions of the same name one at a time. With Web Locks, the lock spans all tabs. Without
 * them, or if a tab holds the lock for too long, the lock spans this page. Rejects with the reason
 * of `signal` if that aborts before the action starts.
 */
export async function withLock<T>(
  name: string,
  action: () => Promise<T>,
  { signal, clock = systemClock }: LockOptions = {},
): Promise<T> {
  let hasStarted = false;
  const run = () => {
    if (signal?.aborted) throw signal.reason;
    hasStarted = true;
    return action();
  };
  if ('locks' in navigator) {
    const wait = new AbortController();
    const stopWaiting = () => wait.abort();
    const cancel = clock.startTimer(stopWaiting, LONGEST_WAIT);
    signal?.addEventListener('abort', stopWaiting);
    try {
      return await navigator.locks.request(name, { signal: wait.signal }, run);
    } catch (error) {
      if (hasStarted || signal?.aborted) throw hasStarted ? error : signal?.reason;
    } finally {
      cancel();
      signal?.removeEventListener('abort', stopWaiting);
    }
  }
  const result = (queues.get(name) ?? Promise.resolve()).then(run);
  const settled = result.catch(() => undefined);
  queues.set(name, settled);
  void settled.then(() => queues.get(name) === settled && queues.delete(name));
  return result;
}
