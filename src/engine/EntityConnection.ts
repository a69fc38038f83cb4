import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection, ConnectionStatus } from '../api/Connection.ts';

/** The connection of one of many entities. */
export interface EntityConnection {
  /** The id that you passed for this entity. */
  readonly entityId: string;
  /** The entity's current connection, or its last one if that ended. `null` if there never was one. */
  readonly connection: Connection | null;
  /** The API's status, unknown ones included. `undefined` until the API answers. */
  readonly status: ConnectionStatus | (string & {}) | undefined;
  /** Whether there are neither data nor an error yet. */
  readonly isLoading: boolean;
  /** Why the last read failed. `connection` keeps the last data. */
  readonly error: AccountingError | undefined;
}
