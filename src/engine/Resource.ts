import type { CacheEntry } from './cache/createCache.ts';

/** Something that is read from the API and kept in the cache. Hooks read it by `useResource`. */
export interface Resource<T> {
  readonly entry: CacheEntry<T>;
  /** What the server rendered with, for the first paint. */
  readonly initialData: T | undefined;
  /** Keeps it up to date from now on. Returns what ends that. */
  observe: () => () => void;
}
