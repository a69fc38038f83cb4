import type { ConnectionRecord } from './ConnectionRecord.ts';
import { createWalk } from './createWalk.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** The person has pressed Cancel: the API says nothing of it, and the link can be tried again. */
export function cancelAuthorization(state: SandboxState, record: ConnectionRecord): void {
  record.canceledAt = getNow(state);
  record.walk = createWalk(record.platform);
}
