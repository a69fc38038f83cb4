import { useCallback, useInsertionEffect, useRef } from 'react';

/**
 * Returns a function that keeps its identity and always calls the latest `callback`. Safe to list as
 * a dependency. Do not call it during render.
 */
export function useStable<Args extends unknown[], Result>(
  callback: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(callback);
  // Not useLayoutEffect: React 18 warns about that on the server, and children's layout effects
  // would run before this one.
  useInsertionEffect(() => {
    latest.current = callback;
  });
  return useCallback((...args) => latest.current(...args), []);
}
