import { getPlatformSample } from '../books/getPlatformSample.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** The person has pressed Finish on the last page. */
export function finishAuthorization(state: SandboxState, record: ConnectionRecord): void {
  const now = getNow(state);
  record.status = 'connected';
  record.organization =
    record.walk.organization ?? getPlatformSample(record.platform).organizations[0] ?? null;
  record.connectedAt = now;
  record.syncedAt = now;
  record.updatedAt = now;
}
