import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { SandboxState } from './SandboxState.ts';
import { settleConnection } from './settleConnection.ts';

/** The one connection that keeps the entity from making another. */
export function findActiveConnection(
  state: SandboxState,
  entityId: string,
): ConnectionRecord | undefined {
  return state.connections.find(
    (record) =>
      record.entity.id === entityId && settleConnection(state, record).status !== 'disconnected',
  );
}
