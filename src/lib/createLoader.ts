import type { Clock } from './Clock.ts';
import { DEADLINE, withDeadline } from './withDeadline.ts';

/** Why a part could not be loaded. A second failure in a row means that a new version is deployed. */
export type LoadFailure = 'network' | 'code_outdated';

/** Fetches a split-off part of the code once and keeps it. */
export interface Loader<T> {
  /** The loaded code, or `undefined` before it has loaded. */
  get: () => T | undefined;
  /** Fetches the code once. After a failure or a timeout, the next call tries again. */
  load: (clock?: Clock) => Promise<T>;
  /** Returns why the last `load` failed. */
  getFailure: () => LoadFailure;
}

/** Creates the loader for one split-off part. */
export function createLoader<T>(fetch: () => Promise<T>): Loader<T> {
  let value: T | undefined;
  let pending: Promise<T> | undefined;
  let failures = 0;
  return {
    get: () => value,
    load(clock) {
      pending ??= withDeadline(DEADLINE, fetch, undefined, clock).then(
        (loaded) => (value = loaded),
        (cause: unknown) => {
          pending = undefined;
          // Without a network, a failure says nothing about the version.
          if (navigator.onLine !== false) failures += 1;
          throw cause;
        },
      );
      return pending;
    },
    getFailure: () => (failures > 1 && navigator.onLine !== false ? 'code_outdated' : 'network'),
  };
}
