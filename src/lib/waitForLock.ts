import { createChildController } from './createChildController.ts';

/**
 * Waits for one of some locks, and holds it until the signal aborts. Resolves to whether the lock is
 * held: `false` if the signal has aborted, or if the browser has no Web Locks or denies them.
 */
export function waitForLock(names: readonly string[], signal: AbortSignal): Promise<boolean> {
  const wait = createChildController(signal);
  let isHeld = false;
  return new Promise((resolve) => {
    function hold(): Promise<void> | undefined {
      // Several may be granted together.
      if (isHeld || signal.aborted) return undefined;
      isHeld = true;
      resolve(true);
      // The requests for the others end.
      wait.abort();
      return new Promise((release) => signal.addEventListener('abort', () => release()));
    }
    wait.signal.addEventListener('abort', () => resolve(false));
    for (const name of names) {
      try {
        const request = navigator.locks.request(name, { signal: wait.signal }, hold);
        request.catch(() => wait.abort());
      } catch {
        wait.abort();
      }
    }
    if (signal.aborted) resolve(false);
  });
}
