import type { AccountingApi } from '../api/AccountingApi.ts';
import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { Clock } from '../lib/Clock.ts';
import type { AccountingEventDetail, DisconnectReason } from './AccountingEvent.ts';
import type { Identity } from './cache/keys.ts';
import type { Connections } from './createConnections.ts';
import type { News } from './createSignals.ts';

/** The parts of a session that all flows share. */
export interface TaskContext {
  readonly identity: Identity;
  readonly api: AccountingApi;
  readonly connections: Connections;
  readonly clock: Clock;
  emit: (event: AccountingEventDetail) => void;
  /** Emits an `error` event, once for each error, however many callers waited for the request. */
  emitError: (error: AccountingError) => void;
  /** Sets why this page ends a connection, for the `disconnected` event. */
  setEndReason: (connection: Connection, reason: DisconnectReason | null) => void;
  /** Tells the other tabs to refetch. */
  broadcast: (news?: News) => void;
  /** Whether the session has ended. Nothing may open or be sent after that. */
  isDisposed: () => boolean;
  /** Aborts when the session ends. */
  readonly signal: AbortSignal;
}
