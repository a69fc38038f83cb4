import type { Clock } from './Clock.ts';
import { isTimeout } from './isTimeout.ts';
import { DEADLINE, withDeadline } from './withDeadline.ts';

/** Fetches a split-off part of the code once and keeps it. */
export interface Loader<T> {
  /** The loaded code, or `undefined` before it has loaded. */
  get: () => T | undefined;
  /** Fetches the code for a person who waits. After a failure, the next call tries again. */
  load: (clock?: Clock) => Promise<T>;
  /** Fetches the code before anybody waits. Never rejects. */
  prefetch: () => void;
  /**
   * Whether the code has failed twice while the browser was online and a person waited. Either a
   * deployment has removed the file, or the browser remembers its first failure, as some do. Only
   * a reload helps.
   */
  isGone: () => boolean;
}

/** Creates the loader for one split-off part. */
export function createLoader<T>(fetch: () => Promise<T>): Loader<T> {
  let value: T | undefined;
  let pending: Promise<T> | undefined;
  let isAwaited = false;
  let failures = 0;

  function start(clock?: Clock): Promise<T> {
    pending ??= withDeadline(DEADLINE, fetch, undefined, clock).then(
      (loaded) => (value = loaded),
      (cause: unknown) => {
        if (isAwaited && !isTimeout(cause) && globalThis.navigator?.onLine !== false) failures += 1;
        pending = undefined;
        isAwaited = false;
        throw cause;
      },
    );
    return pending;
  }

  return {
    get: () => value,
    load(clock) {
      isAwaited = true;
      return start(clock);
    },
    prefetch: () => void start().catch(() => undefined),
    isGone: () => failures > 1,
  };
}
