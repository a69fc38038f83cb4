import type { ResourceType } from '../../api/Pull.ts';
import type { ConnectionRecord, PullRecord } from './ConnectionRecord.ts';
import { createId } from './createId.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** Adds one pull for each resource type. They end together, so `last_pull` moves once. */
export function addPulls(
  state: SandboxState,
  record: ConnectionRecord,
  resourceTypes: readonly ResourceType[],
): PullRecord[] {
  const requestedAt = getNow(state);
  const startsAt = requestedAt + state.config.pullQueueTime;
  const error = state.nextPullError;
  state.nextPullError = null;
  const pulls = resourceTypes.map((resourceType): PullRecord => ({
    id: createId(state, 'pull'),
    resourceType,
    requestedAt,
    startsAt,
    finishesAt: startsAt + state.config.pullRunTime,
    error,
    outcome: null,
  }));
  record.pulls.push(...pulls);
  return pulls;
}
