import { changeStatus } from './changeStatus.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';
import { settleConnection } from './settleConnection.ts';

/** Ends a connection, from the partner's side or the accounting system's. Pulled data stays. */
export function endConnection(
  state: SandboxState,
  record: ConnectionRecord,
  status: 'disconnected' | 'deauthorized',
): void {
  settleConnection(state, record);
  changeStatus(state, record, status, getNow(state));
}
