import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { SandboxState } from './SandboxState.ts';

/** The one connection that keeps the entity from making another. */
export function findActiveConnection(
  state: SandboxState,
  entityId: string,
): ConnectionRecord | undefined {
  return state.connections.find(
    (record) => record.entity.id === entityId && record.status !== 'disconnected',
  );
}
