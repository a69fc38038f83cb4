import { getPlatformSample } from '../books/getPlatformSample.ts';
import { announceStatus } from '../webhook/announceStatus.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { createProgress } from './createProgress.ts';
import type { SandboxState } from './SandboxState.ts';

/** The platform that a person chooses if nobody says which. */
export const DEFAULT_PLATFORM = 'xero';

/** Changes the status of a connection, with its effects. Pulled data stays. */
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
    record.platform ??= record.progress.platform ?? DEFAULT_PLATFORM;
    record.organization =
      record.progress.organization ?? getPlatformSample(record.platform).organizations[0];
    // Keep the first time, because the dates of the invoices depend on it.
    record.connectedAt ??= time;
    record.syncedAt = time;
    return;
  }
  for (const pull of record.pulls) pull.outcome ??= 'canceled';
  if (status === 'pending_auth') record.progress = createProgress(record.platform);
}
