import { DEADLINE, withDeadline } from '../../lib/withDeadline.ts';

/** Fetches a split-off part of the code once and keeps it. */
export interface Loader<T> {
  /** The loaded code, or `undefined` before it has loaded. */
  get: () => T | undefined;
  /** Fetches the code once. After a failure or a timeout, the next call tries again. */
  load: () => Promise<T>;
}

/** Creates the loader for one split-off part. */
export function createLoader<T>(fetch: () => Promise<T>): Loader<T> {
  let value: T | undefined;
  let pending: Promise<T> | undefined;
  return {
    get: () => value,
    load() {
      pending ??= withDeadline(DEADLINE, fetch).then(
        (loaded) => (value = loaded),
        (cause: unknown) => {
          pending = undefined;
          throw cause;
        },
      );
      return pending;
    },
  };
}
