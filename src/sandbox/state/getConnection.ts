import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { SandboxState } from './SandboxState.ts';
import { settleConnection } from './settleConnection.ts';

/** The connection, up to the clock. @throws where there is none, or it is in another state */
export function getConnection(state: SandboxState, id: string, status: string): ConnectionRecord {
  const record = state.connections.find((candidate) => candidate.id === id);
  if (!record) throw new Error(`The sandbox has no connection "${id}".`);
  settleConnection(state, record);
  if (record.status !== status) {
    throw new Error(`Connection "${id}" is "${record.status}": it has to be "${status}" for this.`);
  }
  return record;
}
