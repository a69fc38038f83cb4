import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection, ConnectionStatus } from '../api/Connection.ts';
import { getCurrentConnection } from '../engine/getCurrentConnection.ts';
import type { ReadOutcome } from '../engine/Session.ts';
import { useStore } from '../lib/useStore.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { useResource } from './useResource.ts';

/** What `useConnection` returns. */
export interface UseConnectionResult {
  /** The entity's current connection, or its last one if that ended. `null` if there never was one. */
  connection: Connection | null;
  /** The API's status, unknown ones included. `undefined` until the API answers. */
  status: ConnectionStatus | (string & {}) | undefined;
  /**
   * Whether the person may only look, as the provider's `readOnly` or the server's last answer says.
   * Show no actions then: the server refuses them with `read_only`.
   */
  isReadOnly: boolean;
  /** Whether the hook has neither data nor an error yet. */
  isLoading: boolean;
  /**
   * When the API last answered, in milliseconds since 1970. `null` before the first answer. A
   * response without news does not re-render, so this value is as of the last render.
   */
  checkedAt: number | null;
  /** Why the last read failed. `connection` keeps the last data. */
  error: AccountingError | undefined;
  /** Fetches now. Never rejects. */
  refresh: () => Promise<ReadOutcome>;
}

/**
 * Returns the connection of the entity and keeps it up to date (`GET /accounting_connections`). All
 * components share one request.
 */
export function useConnection(): UseConnectionResult {
  const { session, initialConnections, readOnly } = useAccountingContext('useConnection');
  const { data, error, checkedAt = null } = useResource(session.connections, initialConnections);
  const connection = data ? getCurrentConnection(data) : null;
  return {
    connection,
    status: data && (connection?.status ?? 'not_connected'),
    isReadOnly: useStore(session.features.access, 'write') === 'read' || readOnly,
    isLoading: data === undefined && error === undefined,
    checkedAt,
    error,
    refresh: session.connections.refresh,
  };
}
