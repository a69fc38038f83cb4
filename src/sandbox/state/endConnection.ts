import { changeStatus } from './changeStatus.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';
import { settleConnection } from './settleConnection.ts';

/** Ends the access, from our side or from the accounting system's. Data that was pulled stays. */
export function endConnection(
  state: SandboxState,
  record: ConnectionRecord,
  status: 'disconnected' | 'deauthorized',
): void {
  settleConnection(state, record);
  changeStatus(state, record, status, getNow(state));
}
