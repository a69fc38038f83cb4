import type { Cache } from 'swr';
import { createCacheHelper, initCache } from 'swr/_internal';
import type { AccountingError } from '../../api/AccountingError.ts';

/** What is known under one key. */
export interface CacheState<T> {
  data?: T | undefined;
  /** Why the last read failed; the data of earlier reads stay. */
  error?: AccountingError | undefined;
  /** When the API answered last, in milliseconds since 1970. Alone, it renders nothing. */
  checkedAt?: number | undefined;
}

/** One key of the cache, for whoever writes it. Hooks read it by `useResource`. */
export interface CacheEntry<T> {
  readonly key: string;
  readonly cache: Cache;
  get: () => CacheState<T>;
  /** Stores data, and forgets the error. Everybody who reads renders with it, in one go. */
  commit: (data: T, checkedAt: number) => void;
  fail: (error: AccountingError) => void;
  /** Forgets everything. Notifies nobody, as it is called while React renders. */
  clear: () => void;
}

export interface AccountingCache {
  createEntry: <T>(key: string) => CacheEntry<T>;
}

const doNothing = () => () => undefined;

/**
 * Creates SWR's cache outside React. Each client has its own, which no `SWRConfig` of the host
 * reaches. SWR keeps, compares and hands out; the schedule decides when to ask.
 */
export function createCache(): AccountingCache {
  const cache: Cache = new Map();
  // SWR must not listen to focus and network by itself.
  initCache(cache, { initFocus: doNothing, initReconnect: doNothing });
  return {
    createEntry<T>(key: string): CacheEntry<T> {
      const [get, set] = createCacheHelper<T, CacheState<T>>(cache, key);
      return {
        key,
        cache,
        get,
        commit: (data, checkedAt) => set({ data, checkedAt, error: undefined }),
        fail: (error) => set({ error }),
        clear: () => cache.delete(key),
      };
    },
  };
}
