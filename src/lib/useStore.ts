import { useSyncExternalStore } from 'react';
import type { ReadableStore } from './createStore.ts';

/**
 * Reads a store and re-renders when its value changes. Renders `initial` on a server and during
 * hydration: the store may have moved on before React hydrates.
 */
export function useStore<T>(store: ReadableStore<T>, initial: T): T {
  return useSyncExternalStore(store.subscribe, store.get, () => initial);
}
