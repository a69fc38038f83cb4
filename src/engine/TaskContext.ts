import type { AccountingApi } from '../api/AccountingApi.ts';
import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { Clock } from '../lib/Clock.ts';
import type { AccountingEventDetail, DisconnectReason } from './AccountingEvent.ts';
import type { Identity } from './cache/keys.ts';
import type { Connections } from './createConnections.ts';
import type { News } from './createSignals.ts';

/** What a task may use: the parts of a session that flows share. */
export interface TaskContext {
  readonly identity: Identity;
  readonly api: AccountingApi;
  readonly connections: Connections;
  readonly clock: Clock;
  emit: (event: AccountingEventDetail) => void;
  /** Tells that a request failed: once an error, however many waited for it. */
  emitError: (error: AccountingError) => void;
  /** Why this page ends a connection, for the event that tells of it. */
  setEndReason: (connection: Connection, reason: DisconnectReason | null) => void;
  /** Tells the other tabs that there is something to ask about. */
  broadcast: (news?: News) => void;
  /** Whether nobody is there any more: nothing may open or be sent. */
  isDisposed: () => boolean;
  /** Aborts when the session ends. */
  readonly signal: AbortSignal;
}
