import type { Connection } from '../api/Connection.ts';
import type { AccountingEvent } from '../engine/AccountingEvent.ts';
import { useAccountingEvents } from '../hooks/useAccountingEvents.ts';

type EventOf<Type extends AccountingEvent['type']> = Extract<AccountingEvent, { type: Type }>;

export interface WidgetCallbacks {
  /** The API says that the entity is connected. Not called for a connection found at the start. */
  onConnected?: ((connection: Connection) => void) | undefined;
  /** The connection has ended, here or elsewhere. Not called where this page ends one to make the next. */
  onDisconnected?: ((event: EventOf<'disconnected'>) => void) | undefined;
  /** The person gave up connecting. */
  onCancel?: ((event: EventOf<'connect_cancelled'>) => void) | undefined;
  /** Data of a pull that was started here has arrived. */
  onPullCompleted?: ((event: EventOf<'pull_completed'>) => void) | undefined;
  /** Something the person asked for failed: they see a sentence, `code` is for your code. */
  onError?: ((event: EventOf<'error' | 'pull_failed'>) => void) | undefined;
}

/** Calls the newest callbacks, once an event. */
export function useWidgetEvents(callbacks: WidgetCallbacks): void {
  useAccountingEvents((event, connection) => {
    switch (event.type) {
      case 'connected':
        if (connection) callbacks.onConnected?.(connection);
        break;
      case 'disconnected':
        if (event.reason === 'person' || event.reason === 'elsewhere') {
          callbacks.onDisconnected?.(event);
        }
        break;
      case 'connect_cancelled':
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
