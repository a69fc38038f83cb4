import { getPlatformSample } from '../books/getPlatformSample.ts';
import { announceStatus } from '../webhook/announceStatus.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { createWalk } from './createWalk.ts';
import type { SandboxState } from './SandboxState.ts';

/** Gives a connection another status, with all that comes with it. Data that was pulled stays. */
export function changeStatus(
  state: SandboxState,
  record: ConnectionRecord,
  status: string,
  time: number,
): void {
  if (record.status === status) return;
  record.status = status;
  record.updatedAt = time;
  announceStatus(state, record);
  if (status === 'connected') {
    record.organization =
      record.walk.organization ?? getPlatformSample(record.platform).organizations[0];
    // The first time stays: the dates in the books are counted from it.
    record.connectedAt ??= time;
    record.syncedAt = time;
    return;
  }
  for (const pull of record.pulls) pull.outcome ??= 'canceled';
  if (status === 'pending_auth') record.walk = createWalk(record.platform);
}
