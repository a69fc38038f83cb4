import { useEffect } from 'react';
import type { Connection } from '../api/Connection.ts';
import { useStable } from '../lib/useStable.ts';
import type { AccountingEvent } from '../provider/AccountingEvent.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

type EventOf<Type extends AccountingEvent['type']> = Extract<AccountingEvent, { type: Type }>;

export interface WidgetCallbacks {
  /** The API says that the entity is connected. Not called for a connection found at the start. */
  onConnected?: ((connection: Connection) => void) | undefined;
  /** The connection was ended on our side, here or elsewhere. */
  onDisconnected?: ((event: EventOf<'disconnected'>) => void) | undefined;
  /** Data of a pull that was started here has arrived. */
  onPullCompleted?: ((event: EventOf<'pull_completed'>) => void) | undefined;
  /** Something the person asked for failed: they see a sentence, `code` is for your code. */
  onError?: ((event: EventOf<'error' | 'pull_failed'>) => void) | undefined;
}

/** Calls the newest callbacks, once an event. */
export function useWidgetEvents(callbacks: WidgetCallbacks): void {
  const { session, listen } = useAccountingContext('AccountingConnect');

  const handleEvent = useStable((event: AccountingEvent) => {
    // A late answer about the entity that was shown before.
    if (event.entityId !== session.entityId) return;
    const { onConnected, onDisconnected, onPullCompleted, onError } = callbacks;
    switch (event.type) {
      case 'connected': {
        const connection = session.getCurrent();
        if (connection) onConnected?.(connection);
        break;
      }
      case 'disconnected':
        onDisconnected?.(event);
        break;
      case 'pull_completed':
        onPullCompleted?.(event);
        break;
      case 'error':
      case 'pull_failed':
        onError?.(event);
        break;
      default:
    }
  });

  useEffect(() => listen(handleEvent), [listen, handleEvent]);
}
