import type { ConnectFlow } from './ConnectFlow.ts';
import type { PullFlow } from './PullFlow.ts';

/** Milliseconds this page has waited for an authorization or a pull; `null`: for neither. */
export function getWait(connect: ConnectFlow, pull: PullFlow): number | null {
  if (connect.connectionId !== null) return Date.now() - connect.startedAt;
  return pull.step === 'running' ? Date.now() - pull.startedAt : null;
}
