import { useEffect } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection, ConnectionStatus } from '../api/Connection.ts';
import { useStore } from '../lib/useStore.ts';
import { getCurrentConnection } from '../provider/getCurrentConnection.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

export interface UseConnectionResult {
  /** The entity's one connection, the last one if it has ended, or `null` if there never was one. */
  connection: Connection | null;
  /** The API's word. A word we do not know is given as it is. `undefined` until the API answered. */
  status: ConnectionStatus | (string & {}) | undefined;
  /** Whether nothing is known yet: no answer, and no error. */
  isLoading: boolean;
  /** Why the last read failed. What was known before stays in `connection`. */
  error: AccountingError | undefined;
  /** Asks the API now. */
  refresh: () => void;
}

/**
 * Reads the entity's connection and follows it (`GET /accounting_connections`). However many
 * components use it, one request is made.
 */
export function useConnection(): UseConnectionResult {
  const { session } = useAccountingContext('useConnection');
  const { connections, error } = useStore(session.reading);
  useEffect(() => session.poller.subscribe(), [session]);

  const connection = connections ? getCurrentConnection(connections) : null;
  return {
    connection,
    status: connections && (connection?.status ?? 'not_connected'),
    isLoading: connections === undefined && error === undefined,
    error,
    refresh: session.poller.poll,
  };
}
