import type { AccountingApi } from '../api/AccountingApi.ts';
import type { Clock } from '../lib/Clock.ts';
import type { BooksCheck } from './books/createBooksCheck.ts';
import type { Identity } from './cache/keys.ts';
import type { Consent } from './consent/createConsent.ts';
import type { Connections } from './createConnections.ts';
import type { Events } from './createEvents.ts';
import type { Hint, News } from './createSignals.ts';

/** The parts of a session that all flows share. */
export interface TaskContext {
  readonly identity: Identity;
  readonly api: AccountingApi;
  readonly connections: Connections;
  readonly books: Pick<BooksCheck, 'getChange'>;
  readonly consent: Pick<Consent, 'isNeeded' | 'waitForRecord' | 'check' | 'end'>;
  readonly clock: Clock;
  readonly events: Pick<Events, 'emit' | 'emitError' | 'setEndReason' | 'doubtEnd'>;
  /** Tells the other tabs to refetch. */
  broadcast: (news?: News) => void;
  /** Listens for hints that there may be news. Returns an unsubscribe function. */
  subscribe: (onHint: (hint: Hint) => void) => () => void;
  /** Whether the session has ended. Nothing may open or be sent after that. */
  isDisposed: () => boolean;
  /** Aborts when the session ends. */
  readonly signal: AbortSignal;
}
