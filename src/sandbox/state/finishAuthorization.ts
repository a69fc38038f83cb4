import { changeStatus } from './changeStatus.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** The person has pressed Finish on the last page. */
export function finishAuthorization(state: SandboxState, record: ConnectionRecord): void {
  changeStatus(state, record, 'connected', getNow(state));
}
