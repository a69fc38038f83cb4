import type { ConnectionRecord } from './ConnectionRecord.ts';
import { createProgress } from './createProgress.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** Records that the person pressed Cancel. The API does not report it, and the link stays valid. */
export function cancelAuthorization(state: SandboxState, record: ConnectionRecord): void {
  record.canceledAt = getNow(state);
  record.progress = createProgress(record.platform);
}
