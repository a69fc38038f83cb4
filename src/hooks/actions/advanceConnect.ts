import type { Connection } from '../../api/Connection.ts';
import { IDLE_CONNECT } from '../../provider/ConnectFlow.ts';
import type { ConnectFlow } from '../../provider/ConnectFlow.ts';

/** A sign-in with a second factor takes a minute or two. */
const LONG = 3 * 60_000;

/**
 * What becomes of the wait for an authorization, given what the API says and the time.
 * Ends it when the connection is no longer pending, whoever changed it.
 */
export function advanceConnect(
  flow: ConnectFlow,
  connections: readonly Connection[],
  now: number,
): ConnectFlow {
  switch (flow.step) {
    case 'idle':
    case 'creating':
    case 'failed':
      return flow;
    case 'awaiting_authorization':
    case 'blocked':
    case 'taking_long': {
      const followed = connections.find((connection) => connection.id === flow.connectionId);
      if (followed?.status !== 'pending_auth') return IDLE_CONNECT;
      const isLong = flow.step !== 'taking_long' && now - flow.startedAt > LONG;
      return isLong ? { ...flow, step: 'taking_long' } : flow;
    }
  }
}
