import { useCallback, useRef } from 'react';
import { useStable } from '../lib/useStable.ts';
import type { AccountingEvent, AccountingEventDetail } from './AccountingEvent.ts';

type Listener = (event: AccountingEvent) => void;

/** Tells the partner's `onEvent`, and whoever listens below the provider, what happens. */
export function useEvents(onEvent: Listener | undefined): {
  emit: (detail: AccountingEventDetail, entityId: string) => void;
  listen: (listener: Listener) => () => void;
} {
  const listeners = useRef(new Set<Listener>());
  const emit = useStable((detail: AccountingEventDetail, entityId: string) => {
    const event: AccountingEvent = {
      ...detail,
      version: 1,
      entityId,
      at: new Date().toISOString(),
    };
    for (const listener of [onEvent, ...listeners.current]) {
      // What the partner does with an event must not break what caused it.
      try {
        listener?.(event);
      } catch (error) {
        reportError(error);
      }
    }
  });
  const listen = useCallback((listener: Listener) => {
    const all = listeners.current;
    all.add(listener);
    return () => void all.delete(listener);
  }, []);
  return { emit, listen };
}
