import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { SandboxState } from './SandboxState.ts';
import { settleConnection } from './settleConnection.ts';

/** The settled connection. @throws Error if there is none, or if its status is not `status` */
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
        (ids ? `It has: ${ids}.` : 'It has none. Create one with `connect`.'),
    );
  }
  settleConnection(state, record);
  if (status !== null && record.status !== status) {
    throw new Error(
      `Connection "${id}" has to be "${status}" for this, but it is "${record.status}".`,
    );
  }
  return record;
}
