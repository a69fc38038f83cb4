import type { ConnectFlow } from '../provider/ConnectFlow.ts';

export type ConnectPhase =
  | 'idle'
  | 'creating'
  | 'awaiting_authorization'
  | 'blocked'
  | 'taking_long'
  | 'connected'
  | 'failed';

/** The phase of connecting: `connected` only when the API says so. */
export function getConnectPhase(flow: ConnectFlow, status: string | undefined): ConnectPhase {
  if (flow.step !== 'idle') return flow.step;
  return status === 'connected' ? 'connected' : 'idle';
}
