import type { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import { copyOwn } from '../../lib/copyOwn.ts';
import { hasOwn } from '../../lib/hasOwn.ts';
import { getCurrentConnection } from '../getCurrentConnection.ts';

/**
 * The state of the authorization window, as far as this page can see. `gone`: the window closed, or
 * its page cut the link to us while the person is still typing. This is a hint, never a verdict.
 * `link`: show a link, because the browser blocked the window or the partner requested a link.
 * `none`: the sign-in opens in this page or through the partner's function.
 */
export type AuthorizationWindow = 'open' | 'gone' | 'link' | 'none';

/** The person's action that failed. */
export interface ConnectFailure {
  action: 'connect' | 'cancel';
  error: AccountingError;
}

interface Waiting {
  /** The platform's key, or `null` if the API does not name the platform. */
  platform: string | null;
  /** The connection that the person authorizes. */
  connectionId: string;
  window: AuthorizationWindow;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Canceling or reopening failed. The wait continues. */
  failure?: ConnectFailure | undefined;
}

interface Creating {
  phase: 'creating';
  platform: string | null;
  /** Set once the API has answered. This page then follows the connection. */
  connectionId: string | null;
  startedAt: number;
}

export type WaitingState = Waiting & {
  phase: 'awaiting_authorization' | 'blocked' | 'taking_long';
};
/** A request that Cancel aborted after it was sent. The API may still act on it. */
export interface GivenUp {
  platform: string | null;
  /** The connections that existed before. */
  known: readonly Connection[];
  /** Milliseconds since 1970. */
  at: number;
}

type Ended =
  | { phase: 'idle'; givenUp?: GivenUp | undefined }
  | { phase: 'connected' }
  | { phase: 'canceled'; platform: string | null; connectionId: string }
  | { phase: 'failed'; platform: string | null; failure: ConnectFailure };

/** The progress of connecting on this page. Contains no copy of the API's data. */
export type ConnectState =
  | Creating
  | WaitingState
  | Ended
  | {
      phase: 'canceling';
      platform: string | null;
      connectionId: string | null;
      window: AuthorizationWindow;
      startedAt: number;
      /** The state to restore if canceling fails. */
      before: Creating | WaitingState | Ended;
    };

/** What a state may hold, whichever it is. */
export interface ConnectProgress extends Partial<Pick<Waiting, 'platform' | 'window' | 'failure'>> {
  phase: ConnectState['phase'];
  connectionId?: string | null;
}

/** The events of the connect machine. */
export type ConnectEvent =
  | { type: 'start'; platform: string | null; startedAt: number }
  | { type: 'create'; connectionId: string }
  | ({ type: 'open' } & Waiting)
  | ({ type: 'block' } & Omit<Waiting, 'window'>)
  | { type: 'lose_window' }
  | { type: 'delay' }
  | { type: 'connect' }
  | { type: 'settle'; givenUp?: GivenUp | undefined }
  | { type: 'take_over' }
  | { type: 'fail'; error: AccountingError }
  | { type: 'reopen_fail'; error: AccountingError }
  | { type: 'cancel' }
  | { type: 'cancel_done'; connectionId: string }
  | { type: 'cancel_fail'; error: AccountingError };

const IDLE: ConnectState = { phase: 'idle', givenUp: undefined };
const CONNECTED: ConnectState = { phase: 'connected' };

/** Returns the initial state, which is always one of the same two objects. */
export function getInitialState(connections: readonly Connection[] | undefined): ConnectState {
  const isConnected = getCurrentConnection(connections ?? [])?.status === 'connected';
  return isConnected ? CONNECTED : IDLE;
}

/**
 * Returns the next state, or the same object if the state ignores the event.
 * ARCHITECTURE.md shows this as a table, and a test compares the two.
 */
export function connectReducer(state: ConnectState, event: ConnectEvent): ConnectState {
  switch (event.type) {
    case 'start': {
      if (state.phase === 'creating') return state;
      const { platform, startedAt } = event;
      return { phase: 'creating', platform, startedAt, connectionId: null };
    }
    case 'create':
      return state.phase === 'creating' ? { ...state, connectionId: event.connectionId } : state;
    case 'open': {
      const { platform, connectionId, window, startedAt } = event;
      if (state.phase === 'canceling') return state;
      return { phase: 'awaiting_authorization', platform, connectionId, window, startedAt };
    }
    case 'block': {
      const { platform, connectionId, startedAt } = event;
      if (state.phase === 'canceling') return state;
      return { phase: 'blocked', platform, connectionId, window: 'link', startedAt };
    }
    case 'lose_window':
      return isWaiting(state) && state.window === 'open' ? { ...state, window: 'gone' } : state;
    case 'delay':
      return isWaiting(state) && state.phase !== 'taking_long'
        ? { ...state, phase: 'taking_long' }
        : state;
    case 'connect':
      return state.phase === 'connected' ? state : CONNECTED;
    case 'settle': {
      if (state.phase === 'idle') return state;
      const { givenUp } = copyOwn(event);
      return givenUp ? { phase: 'idle', givenUp } : IDLE;
    }
    case 'take_over': {
      if (state.phase === 'canceling' && state.before.phase === 'creating') return IDLE;
      const idle = state.phase === 'canceling' ? state.before : state;
      return idle.phase === 'idle' && idle.givenUp ? IDLE : state;
    }
    case 'fail':
      if (state.phase !== 'creating') return state;
      return getFailed(state, { action: 'connect', error: event.error });
    case 'reopen_fail':
      if (['creating', 'canceling', 'connected'].includes(state.phase)) return state;
      return getFailed(state, { action: 'connect', error: event.error });
    case 'cancel':
      return state.phase === 'canceling' ? state : getCanceling(state);
    case 'cancel_done':
      if (state.phase !== 'canceling') return state;
      return { phase: 'canceled', platform: state.platform, connectionId: event.connectionId };
    case 'cancel_fail':
      if (state.phase !== 'canceling') return state;
      return getFailed(state.before, { action: 'cancel', error: event.error });
  }
}

/** Returns the id of the connection that this page waits for or is canceling. */
export function getFollowedId(state: ConnectState): string | null {
  const isFollowing = isWaiting(state) || ['creating', 'canceling'].includes(state.phase);
  return isFollowing && hasOwn(state, 'connectionId') ? state.connectionId : null;
}

export function isWaiting(state: ConnectState): state is WaitingState {
  return ['awaiting_authorization', 'blocked', 'taking_long'].includes(state.phase);
}

/** A failure does not end a wait. */
function getFailed(before: ConnectState, failure: ConnectFailure): ConnectState {
  if (isWaiting(before)) return { ...before, failure };
  const platform = hasOwn(before, 'platform') ? before.platform : null;
  return { phase: 'failed', platform, failure };
}

function getCanceling(before: Exclude<ConnectState, { phase: 'canceling' }>): ConnectState {
  return {
    phase: 'canceling',
    platform: hasOwn(before, 'platform') ? before.platform : null,
    connectionId: hasOwn(before, 'connectionId') ? before.connectionId : null,
    window: hasOwn(before, 'window') ? before.window : 'none',
    startedAt: hasOwn(before, 'startedAt') ? before.startedAt : 0,
    before,
  };
}
