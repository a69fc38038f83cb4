import type { ConnectPhase, UseConnectResult } from '../hooks/useConnect.ts';

/** What the widget shows: one of these, and nothing in between. */
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
  | 'deauthorized'
  | 'disconnected'
  | 'unknown';

export interface WidgetFacts {
  /** The API's word; `undefined` until it has answered. */
  status: string | undefined;
  /** Whether the last read failed. */
  hasFailed: boolean;
  phase: ConnectPhase;
  /** Of the authorization window. */
  sight: UseConnectResult['authorizationWindow'];
}

/** Decides what the widget shows. Only the API's own word makes it say "connected". */
export function getWidgetView({ status, hasFailed, phase, sight }: WidgetFacts): WidgetView {
  if (status === undefined) return hasFailed ? 'load_failed' : 'loading';
  switch (phase) {
    case 'creating':
    case 'awaiting_authorization':
    case 'blocked':
    case 'taking_long':
      return phase;
    case 'canceling':
      // What the person gives up stays on the screen until it has ended.
      if (status !== 'pending_auth') return 'creating';
      return sight === 'none' ? status : 'awaiting_authorization';
    case 'canceled':
      // It never was a connection to tell about.
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
