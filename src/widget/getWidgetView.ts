import type { ConnectPhase } from '../engine/connect/ConnectPhase.ts';
import type { UseConnectResult } from '../hooks/useConnect.ts';

/** The views of the widget, which shows exactly one at a time. */
export type WidgetView =
  | 'loading'
  | 'load_failed'
  | 'not_connected'
  | 'creating'
  | 'awaiting_authorization'
  | 'blocked'
  | 'taking_long'
  | 'pending_auth'
  | 'connected'
  | 'books_changed'
  | 'deauthorized'
  | 'disconnected'
  | 'unknown';

export interface WidgetFacts {
  /** The status from the API; `undefined` until the API has answered. */
  status: string | undefined;
  /** Whether the last read failed. */
  hasFailed: boolean;
  phase: ConnectPhase;
  /** The state of the authorization window. */
  windowState: UseConnectResult['authorizationWindow'];
  /** Whether the person has to say first whether the books are the right ones. */
  hasBooksChange: boolean;
}

/** Decides which view to show. Shows "connected" only when the API reports it. */
export function getWidgetView(facts: WidgetFacts): WidgetView {
  const { status, hasFailed, phase, windowState, hasBooksChange } = facts;
  if (status === undefined) return hasFailed ? 'load_failed' : 'loading';
  if (hasBooksChange && status === 'connected' && phase !== 'creating') return 'books_changed';
  switch (phase) {
    case 'creating':
    case 'awaiting_authorization':
    case 'blocked':
    case 'taking_long':
      return phase;
    case 'canceling':
      // Keep showing the canceled connection until it has ended.
      if (status !== 'pending_auth') return 'creating';
      return windowState === 'none' ? status : 'awaiting_authorization';
    case 'canceled':
      // The canceled connection was never complete, so do not show it as disconnected.
      return status === 'disconnected' ? 'not_connected' : getViewOfStatus(status);
    case 'idle':
    case 'connected':
    case 'failed':
      return getViewOfStatus(status);
  }
}

function getViewOfStatus(status: string): WidgetView {
  switch (status) {
    case 'not_connected':
    case 'pending_auth':
    case 'connected':
    case 'deauthorized':
    case 'disconnected':
      return status;
    default:
      return 'unknown';
  }
}
