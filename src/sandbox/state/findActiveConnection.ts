import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { SandboxState } from './SandboxState.ts';
import { settleConnection } from './settleConnection.ts';

/**
 * The active connection of an entity. The entity cannot connect another system until this one ends.
 */
export function findActiveConnection(
  state: SandboxState,
  entityId: string,
): ConnectionRecord | undefined {
  return state.connections.find(
    (record) =>
      record.entity.id === entityId && settleConnection(state, record).status !== 'disconnected',
  );
}
