import type { ReadableStore } from '../../lib/createStore.ts';
import type { Commit } from '../createConnections.ts';
import type { SessionOwner } from '../Session.ts';
import type { TaskContext } from '../TaskContext.ts';
import type { OpeningMode } from './AuthorizationMode.ts';
import type { ConnectState } from './connectReducer.ts';

/**
 * The outcome of a press on Connect. `awaiting_authorization`: the person can sign in now.
 * `blocked`: the browser blocked the window. `ignored`: connecting was already under way, or the
 * session has ended.
 */
export type ConnectOutcome =
  'awaiting_authorization' | 'blocked' | 'connected' | 'canceled' | 'failed' | 'ignored';

/** The outcome of Cancel. `connected`: the person had already finished signing in. */
export type CancelOutcome = 'canceled' | 'connected' | 'failed' | 'ignored';

export interface ConnectInput {
  platform: string | undefined;
  mode: OpeningMode;
  replace: boolean;
}

/** Creates the connection, and waits for the person to authorize it. */
export interface Connector extends ReadableStore<ConnectState> {
  /** Call it in the click handler: it opens the window before it awaits anything. */
  connect: (input: ConnectInput) => Promise<ConnectOutcome>;
  /** Brings the window to the front, or opens it again. Call it in the click handler. */
  reopen: (mode: OpeningMode) => ConnectOutcome;
  cancel: () => Promise<CancelOutcome>;
  /** Call it when the API has answered. */
  handleCommit: (commit: Commit) => void;
  /** Call it when time has passed without an answer. */
  handleTime: () => void;
  /** Returns the connection that this page waits for. */
  getFollowedId: () => string | null;
  /** Call it when another tab waits for a connection. This page then ends no late connection. */
  handleTakeOver: () => void;
  /**
   * Returns when the wait for the API began, in milliseconds since
   * 1970, or `null` without a wait.
   */
  getWaitingSince: () => number | null;
}

export interface ConnectorOptions {
  context: TaskContext;
  /** The connection that this tab waited for before the reload. */
  recalledId: string | null;
  getOwner: () => SessionOwner | undefined;
  /** Called when the API may have news. */
  onHint: () => void;
  /** Called when the poll interval may have changed. */
  onPaceChange: () => void;
}
