import type { AccountingError } from '../../api/AccountingError.ts';

/** Where this page is with disconnecting. */
export type DisconnectState =
  { phase: 'idle' } | { phase: 'disconnecting' } | { phase: 'failed'; error: AccountingError };

/** What can happen to disconnecting. */
export type DisconnectEvent =
  | { type: 'start' }
  | { type: 'finish' }
  | { type: 'fail'; error: AccountingError }
  /** The connection has changed: a failure was about the one before. */
  | { type: 'reset' };

export const IDLE_DISCONNECT: DisconnectState = { phase: 'idle' };

/**
 * How disconnecting goes on. A state that does not answer an event stays the same object.
 * ARCHITECTURE.md shows this as a table, and a test compares the two.
 */
export function disconnectReducer(state: DisconnectState, event: DisconnectEvent): DisconnectState {
  switch (event.type) {
    case 'start':
      return state.phase === 'disconnecting' ? state : { phase: 'disconnecting' };
    case 'finish':
      return state.phase === 'disconnecting' ? IDLE_DISCONNECT : state;
    case 'fail':
      return state.phase === 'disconnecting' ? { phase: 'failed', error: event.error } : state;
    case 'reset':
      return state.phase === 'failed' ? IDLE_DISCONNECT : state;
  }
}
