import useSWR from 'swr';
import { useIsomorphicLayoutEffect } from 'swr/_internal';
import type { AccountingError } from '../api/AccountingError.ts';
import type { Resource } from '../engine/Session.ts';

export interface UseResourceResult<T> {
  /** `undefined` until the API answers. */
  data: T | undefined;
  /** Why the last read failed. */
  error: AccountingError | undefined;
  /** When the API last answered, in milliseconds since 1970. A newer time alone causes no render. */
  checkedAt: number | undefined;
}

const ignore = () => undefined;

/**
 * Sets every option that a host's `SWRConfig` could set, so that hooks inherit none of them. SWR
 * never fetches by itself, because the engine's schedule decides when to fetch.
 */
const ISOLATED: object = {
  use: undefined,
  fetcher: undefined,
  fallback: undefined,
  cacheData: undefined,
  suspense: false,
  keepPreviousData: false,
  revalidateOnMount: false,
  revalidateOnFocus: false,
  revalidateOnReconnect: false,
  revalidateIfStale: false,
  refreshInterval: 0,
  refreshWhenHidden: false,
  refreshWhenOffline: false,
  shouldRetryOnError: false,
  strictServerPrefetchWarning: false,
  isPaused: () => false,
  isOnline: () => true,
  isVisible: () => true,
  // The engine keeps the identity of unchanged data.
  compare: Object.is,
  onLoadingSlow: ignore,
  onSuccess: ignore,
  onError: ignore,
  onErrorRetry: ignore,
  onDiscarded: ignore,
};

/** Reads a resource from the cache and keeps it up to date. All hooks read through this one. */
export function useResource<T>(
  { entry, observe }: Resource<T>,
  /** What the server rendered with. */
  initialData: T | undefined,
): UseResourceResult<T> {
  const isolated: object = { ...ISOLATED, cache: entry.cache, fallbackData: initialData };
  const { data, error } = useSWR<T, AccountingError>(entry.key, null, { ...isolated });
  // Runs before the browser paints, so that the request leaves sooner.
  useIsomorphicLayoutEffect(() => observe(), [observe]);
  return { data, error, checkedAt: entry.getCheckedAt() };
}
