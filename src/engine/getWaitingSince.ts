import type { ConnectState } from './connect/connectReducer.ts';
import { getFollowedId } from './connect/connectReducer.ts';
import type { PullState } from './pull/pullReducer.ts';

/**
 * Since when this page has waited for an authorization or a pull, in milliseconds since 1970;
 * `null`: it waits for neither.
 */
export function getWaitingSince(connect: ConnectState, pull: PullState): number | null {
  if (getFollowedId(connect) !== null && 'startedAt' in connect) return connect.startedAt;
  return pull.phase === 'running' ? pull.startedAt : null;
}
