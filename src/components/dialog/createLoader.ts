import { withDeadline } from '../../lib/withDeadline.ts';

/** Code that is fetched when it is likely to be needed, and kept. */
export interface Loader<T> {
  /** What was fetched, if it is here already. */
  get: () => T | undefined;
  /** Fetches it once. A fetch that failed, or took too long, is forgotten: the next call tries again. */
  load: () => Promise<T>;
}

const DEADLINE = 30_000;

/** Creates the loader of one split-off part. */
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
