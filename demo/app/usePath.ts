import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  window.addEventListener('popstate', listener);
  return () => window.removeEventListener('popstate', listener);
};

/** Returns the path of the current URL. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => window.location.pathname);
}
