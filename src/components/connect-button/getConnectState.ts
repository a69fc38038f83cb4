import type { Connection } from '../../api/Connection.ts';
import type { ConnectPhase } from '../../hooks/useConnect.ts';

/** What a `ConnectButton` is for at this moment. */
export type ConnectState =
  /** Not known yet. */
  | 'loading'
  /** Connects, or offers the choice. */
  | 'ready'
  /** The connection is being made. */
  | 'creating'
  /** It is being given up. */
  | 'canceling'
  /** The person is in the other window. A press brings it to the front. */
  | 'waiting'
  /** A connection was left unfinished. */
  | 'pending'
  | 'deauthorized'
  /** The last attempt failed. */
  | 'failed'
  /** This very system is connected. */
  | 'connected'
  /** Another one is. */
  | 'occupied';

export interface ConnectFacts {
  /** The button's own, if it has one. */
  platform: string | undefined;
  connection: Connection | null;
  /** The API's word; `undefined` until it has answered. */
  status: string | undefined;
  phase: ConnectPhase;
  isLoading: boolean;
}

/** Works out what the button is for. A button of another system can take over what is unfinished. */
export function getConnectState(facts: ConnectFacts): ConnectState {
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
      return phase === 'awaiting_authorization' ? 'waiting' : 'pending';
    case 'deauthorized':
      return isOther ? 'ready' : 'deauthorized';
    default:
      return isOther || platform === undefined ? 'occupied' : 'connected';
  }
}
