import { useCallback, useInsertionEffect, useRef } from 'react';

/**
 * A function that never changes its identity and always runs the newest one given: safe in
 * dependencies, never stale. Not for use during render.
 */
export function useStable<Args extends unknown[], Result>(
  callback: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(callback);
  // Not useLayoutEffect: React 18 warns about it on the server, and children's effects run before.
  useInsertionEffect(() => {
    latest.current = callback;
  });
  return useCallback((...args) => latest.current(...args), []);
}
