import { useEffect, useRef } from 'react';
import type { Connection } from '../api/Connection.ts';
import type { AccountingEvent } from '../engine/AccountingEvent.ts';
import { useAccountingEvents } from '../hooks/useAccountingEvents.ts';
import { useBooksChange } from '../hooks/useBooksChange.ts';
import { useConnect } from '../hooks/useConnect.ts';
import { useStable } from '../lib/useStable.ts';

/** The event of this type. */
export type EventOf<Type extends AccountingEvent['type']> = Extract<
  AccountingEvent,
  { type: Type }
>;

/** The callbacks of the widget, for its most common events. */
export interface WidgetCallbacks {
  /** The entity became connected. Not called for a connection that already exists at mount. */
  onConnected?: ((connection: Connection) => void) | undefined;
  /**
   * The connection ended, here or elsewhere. Not called for a reconnect or a switch, unless no new
   * connection takes its place, because the person cancels or the attempt fails.
   */
  onDisconnected?: ((event: EventOf<'disconnected'>) => void) | undefined;
  /**
   * The connection names other books than the one before, and nobody has confirmed them in this
   * browser. Also called if that is so at mount.
   */
  onBooksChanged?: ((connection: Connection, previous: Connection) => void) | undefined;
  /** The person canceled connecting. */
  onCancel?: ((event: EventOf<'connect_cancelled'>) => void) | undefined;
  /** A pull that this page started or followed has finished. */
  onPullCompleted?: ((event: EventOf<'pull_completed'>) => void) | undefined;
  /** An action or a read failed. The widget shows a message; `code` is for your code. */
  onError?: ((event: EventOf<'error' | 'pull_failed'>) => void) | undefined;
}

/** Calls the latest callbacks, once per event. */
export function useWidgetEvents(callbacks: WidgetCallbacks): void {
  /** The end of a connection that a new one should replace. */
  const replacedRef = useRef<EventOf<'disconnected'>>(null);
  const { phase } = useConnect();
  const deliverReplaced = useStable(() => {
    if (replacedRef.current) callbacks.onDisconnected?.(replacedRef.current);
    replacedRef.current = null;
  });
  useEffect(() => {
    // Nothing has taken the place of the connection that ended.
    if (phase === 'failed' || phase === 'idle') deliverReplaced();
  }, [phase, deliverReplaced]);

  const { change } = useBooksChange();
  /** The change that the partner knows of. */
  const toldRef = useRef<string>(undefined);
  const key = change?.key;
  const deliverBooksChange = useStable(() => {
    if (!change || toldRef.current === key) return;
    toldRef.current = key;
    callbacks.onBooksChanged?.(change.connection, change.previous);
  });
  useEffect(deliverBooksChange, [key, deliverBooksChange]);

  useAccountingEvents((event, connection) => {
    switch (event.type) {
      case 'connected':
        replacedRef.current = null;
        if (connection) callbacks.onConnected?.(connection);
        break;
      case 'disconnected':
        if (event.reason === 'person' || event.reason === 'elsewhere') {
          callbacks.onDisconnected?.(event);
        } else replacedRef.current = event;
        break;
      case 'connect_cancelled':
        deliverReplaced();
        callbacks.onCancel?.(event);
        break;
      case 'pull_completed':
        callbacks.onPullCompleted?.(event);
        break;
      case 'error':
      case 'pull_failed':
        callbacks.onError?.(event);
        break;
      default:
    }
  });
}
