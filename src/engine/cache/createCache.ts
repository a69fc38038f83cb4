import type { Cache } from 'swr';
import { createCacheHelper, initCache } from 'swr/_internal';
import type { AccountingError } from '../../api/AccountingError.ts';
import type { Clock } from '../../lib/Clock.ts';
import { getTimeOfDay } from '../../lib/getTimeOfDay.ts';
import { systemClock } from '../../lib/systemClock.ts';

/** The value of one key. */
export interface CacheState<T> {
  data?: T | undefined;
  /** Why the last read failed. The data of earlier reads stay. */
  error?: AccountingError | undefined;
  /** When the API last answered, by the client's clock. A change of this alone renders nothing. */
  checkedAt?: number | undefined;
}

/** Writes one key of the cache. Hooks read it with `useResource`. */
export interface CacheEntry<T> {
  readonly key: string;
  readonly cache: Cache;
  get: () => CacheState<T>;
  /** Returns when the API last answered, in milliseconds since 1970. */
  getCheckedAt: () => number | undefined;
  /** Stores the data and clears the error in one step, so readers render once. */
  commit: (data: T, checkedAt: number) => void;
  fail: (error: AccountingError) => void;
  /** Calls back after each write. Hooks that read one key use `useResource`. */
  subscribe: (listener: () => void) => () => void;
  /** Clears the value. Notifies no readers, because React may be rendering. */
  clear: () => void;
}

export interface AccountingCache {
  createEntry: <T>(key: string) => CacheEntry<T>;
}

const EMPTY = { data: undefined, error: undefined };

const doNothing = () => () => undefined;

/**
 * Creates SWR's cache outside React. Each client has its own, which no `SWRConfig` of the host
 * reaches. SWR stores and compares data and notifies readers. The schedule decides when to fetch.
 */
export function createCache(clock: Clock = systemClock): AccountingCache {
  const cache: Cache = new Map();
  // SWR must not listen to focus and network events itself.
  initCache(cache, { initFocus: doNothing, initReconnect: doNothing });
  return {
    createEntry<T>(key: string): CacheEntry<T> {
      const [get, set, subscribe] = createCacheHelper<T, CacheState<T>>(cache, key);
      // A script of the page may have added these names to `Object.prototype`.
      if (!cache.get(key)) cache.set(key, EMPTY);
      return {
        key,
        cache,
        get,
        getCheckedAt() {
          const { checkedAt } = get();
          return checkedAt && getTimeOfDay(clock, checkedAt);
        },
        commit: (data, checkedAt) => set({ data, checkedAt, error: undefined }),
        fail: (error) => set({ error }),
        subscribe: (listener) => subscribe(key, listener),
        clear: () => cache.delete(key),
      };
    },
  };
}
