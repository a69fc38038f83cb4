import { useSyncExternalStore } from 'react';
import { look } from './look.ts';

const subscribe = (listener: () => void) => {
  window.addEventListener('popstate', listener);
  return () => window.removeEventListener('popstate', listener);
};

/** Returns the path of the current URL, without the look's part. */
export function usePath(): string {
  return useSyncExternalStore(
    subscribe,
    () => window.location.pathname.slice(look.base.length) || '/',
  );
}
