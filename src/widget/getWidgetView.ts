import type { ConnectPhase } from '../hooks/getConnectPhase.ts';

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
  /** Whether the person just gave up connecting: that never was a connection to tell about. */
  isCanceled: boolean;
}

/** Decides what the widget shows. Only the API's own word makes it say "connected". */
export function getWidgetView({ status, hasFailed, phase, isCanceled }: WidgetFacts): WidgetView {
  if (status === undefined) return hasFailed ? 'load_failed' : 'loading';
  switch (phase) {
    case 'creating':
    case 'awaiting_authorization':
    case 'blocked':
    case 'taking_long':
      return phase;
    case 'idle':
    case 'connected':
    case 'failed':
      return getViewOfStatus(status, isCanceled);
  }
}

function getViewOfStatus(status: string, isCanceled: boolean): WidgetView {
  switch (status) {
    case 'not_connected':
    case 'pending_auth':
    case 'connected':
    case 'deauthorized':
      return status;
    case 'disconnected':
      return isCanceled ? 'not_connected' : status;
    default:
      return 'unknown';
  }
}
