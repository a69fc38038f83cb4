import type { ReadableStore } from '../../lib/createStore.ts';
import type { Commit } from '../createConnections.ts';
import type { SessionOwner } from '../Session.ts';
import type { TaskContext } from '../TaskContext.ts';
import type { OpeningMode } from './AuthorizationMode.ts';
import type { ConnectState } from './connectReducer.ts';

/**
 * What became of a press on Connect. `awaiting_authorization`: the way to the sign-in is open.
 * `blocked`: the browser opened no window. `ignored`: it was under way already, or the page has gone.
 */
export type ConnectOutcome =
  'awaiting_authorization' | 'blocked' | 'connected' | 'canceled' | 'failed' | 'ignored';

/** What became of Cancel. `connected`: the person had finished meanwhile. */
export type CancelOutcome = 'canceled' | 'connected' | 'failed' | 'ignored';

export interface ConnectInput {
  platform: string | undefined;
  mode: OpeningMode;
  replace: boolean;
}

/** Makes the connection, and waits for the person to authorize it. */
export interface Connector extends ReadableStore<ConnectState> {
  /** Must run in the click: the window opens before anything is awaited. */
  connect: (input: ConnectInput) => Promise<ConnectOutcome>;
  /** Brings the window to the front, or opens it again. Must run in the click. */
  reopen: (mode: OpeningMode) => ConnectOutcome;
  cancel: () => Promise<CancelOutcome>;
  /** The API has answered. */
  handleCommit: (commit: Commit) => void;
  /** Time has passed without an answer. */
  handleTime: () => void;
  /** The connection that this page waits for. */
  getFollowedId: () => string | null;
  /** Another tab waits for a connection: none that turns up late is this page's to end. */
  handleTakeOver: () => void;
  /** Since when this page has waited for the API, in milliseconds since 1970; `null`: it does not. */
  getWaitingSince: () => number | null;
}

export interface ConnectorOptions {
  context: TaskContext;
  getOwner: () => SessionOwner | undefined;
  /** Something may be new: the API is asked soon. */
  onHint: () => void;
  /** The pace at which the API is asked may have changed. */
  onPaceChange: () => void;
}
