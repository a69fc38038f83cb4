import { useState } from 'react';
import { useAccountingEvents } from '../hooks/useAccountingEvents.ts';
import { useConnection } from '../hooks/useConnection.ts';
import { usePull } from '../hooks/usePull.ts';
import { createStore } from '../lib/createStore.ts';
import { useStore } from '../lib/useStore.ts';

export interface NewConnection {
  /** Whether the person has just connected on this page, and no data was synced yet. */
  isNew: boolean;
  /** Ends that, because the person does not want to sync now. */
  dismiss: () => void;
}

/**
 * Follows a connection that this page has made until its first sync ends. `startFirstSync` starts
 * that sync. The engine declines while the person has to confirm whose books these are.
 */
export function useNewConnection(startFirstSync: boolean): NewConnection {
  // A store, because React 18 renders a state later than the stores that show the connection.
  const [newId] = useState(() => createStore<string | null>(null));
  const id = useStore(newId, null);
  const { connection, status } = useConnection();
  const { phase, lastPulledAt, start } = usePull();

  useAccountingEvents((event) => {
    if (event.type !== 'connected' || !event.isFromThisPage) return;
    newId.set(event.connectionId);
    if (startFirstSync) void start();
  });

  const isOpen = lastPulledAt === null && ['idle', 'requesting', 'running'].includes(phase);
  return {
    isNew: status === 'connected' && connection?.id === id && isOpen,
    dismiss: () => newId.set(null),
  };
}
