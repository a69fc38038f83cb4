import { changeStatus } from './changeStatus.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** Connects, as Finish on the last page does. */
export function finishAuthorization(state: SandboxState, record: ConnectionRecord): void {
  changeStatus(state, record, 'connected', getNow(state));
}
