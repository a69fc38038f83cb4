import type { Connection } from '../../api/Connection.ts';
import type { ConnectPhase } from '../../engine/connect/ConnectPhase.ts';

/** What a `ConnectButton` does at this moment. */
export type ConnectButtonState =
  /** The API has not answered yet. */
  | 'loading'
  /** A press connects the platform or opens the picker. */
  | 'ready'
  /** The connection is being created. */
  | 'creating'
  /** The pending connection is being canceled. */
  | 'canceling'
  /** The person is in the authorization window. A press brings that window to the front. */
  | 'waiting'
  /** A connection was left unfinished. */
  | 'pending'
  /** The browser has blocked the window. A press tries again. */
  | 'blocked'
  | 'deauthorized'
  /** The last attempt failed. */
  | 'failed'
  /** The button's own platform is connected, or any if the button has none. */
  | 'connected'
  /** There is a connection to another platform, or in a status that this package does not know. */
  | 'occupied';

export interface ConnectButtonFacts {
  /** The button's own platform, if it has one. */
  platform: string | undefined;
  connection: Connection | null;
  /** The status from the API; `undefined` until the API has answered. */
  status: string | undefined;
  phase: ConnectPhase;
  isLoading: boolean;
}

/** Works out what the button does. Another platform's button can replace a pending connection. */
export function getConnectButtonState(facts: ConnectButtonFacts): ConnectButtonState {
  const { platform, connection, status, phase, isLoading } = facts;
  const isOther = platform !== undefined && platform !== connection?.platform;
  if (phase === 'creating') return 'creating';
  if (phase === 'canceling') return 'canceling';
  if (isLoading) return 'loading';
  switch (status) {
    case undefined:
    case 'not_connected':
    case 'disconnected':
      return phase === 'failed' ? 'failed' : 'ready';
    case 'pending_auth':
      if (isOther) return 'ready';
      if (phase === 'blocked') return 'blocked';
      return phase === 'awaiting_authorization' ? 'waiting' : 'pending';
    case 'deauthorized':
      return isOther ? 'ready' : 'deauthorized';
    case 'connected':
      return isOther ? 'occupied' : 'connected';
    default:
      return 'occupied';
  }
}
