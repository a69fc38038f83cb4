import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { SandboxState } from './SandboxState.ts';
import { settleConnection } from './settleConnection.ts';

/** The connection, up to the clock. @throws where there is none, or it is in another state */
export function getConnection(
  state: SandboxState,
  id: string,
  status: string | null = null,
): ConnectionRecord {
  const record = state.connections.find((candidate) => candidate.id === id);
  if (!record) {
    const ids = state.connections.map((candidate) => candidate.id).join(', ');
    throw new Error(
      `The sandbox has no connection "${id}". ` +
        (ids ? `It has: ${ids}.` : 'It has none: make one with `connect`.'),
    );
  }
  settleConnection(state, record);
  if (status !== null && record.status !== status) {
    throw new Error(`Connection "${id}" is "${record.status}": it has to be "${status}" for this.`);
  }
  return record;
}
