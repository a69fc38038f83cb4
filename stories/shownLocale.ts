import { useSyncExternalStore } from 'react';
import type { AccountingProviderProps } from '../src/provider/AccountingProvider.tsx';

type StoryLocale = AccountingProviderProps['locale'];

let shown: StoryLocale;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Shows the story in another language. `undefined` for its own. */
export function showLocale(locale: StoryLocale): void {
  shown = locale;
  for (const listener of listeners) listener();
}

/** The language that `showLocale` has set. */
export const useShownLocale = () => useSyncExternalStore(subscribe, () => shown);
