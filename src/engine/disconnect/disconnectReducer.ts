import type { AccountingError } from '../../api/AccountingError.ts';

/** The progress of disconnecting on this page. */
export type DisconnectState =
  { phase: 'idle' } | { phase: 'disconnecting' } | { phase: 'failed'; error: AccountingError };

/** The events of the disconnect machine. */
export type DisconnectEvent =
  | { type: 'start' }
  | { type: 'finish' }
  | { type: 'fail'; error: AccountingError }
  /** The connection has changed, so a failure no longer applies. */
  | { type: 'reset' };

export const IDLE_DISCONNECT: DisconnectState = { phase: 'idle' };

/**
 * Returns the next state, or the same object if the state ignores the event.
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
