import type { SandboxState } from '../state/SandboxState.ts';
import { getRecordIndex } from './getObjectIds.ts';
import { listObjects } from './listObjects.ts';
import type { SyncedObject } from './SyncedObject.ts';

/** Finds the object of an entity whose record has this id. */
export function findObject(
  state: SandboxState,
  entityId: string,
  id: string,
): SyncedObject | undefined {
  for (const connection of state.connections) {
    if (connection.entity.id !== entityId) continue;
    const index = getRecordIndex(connection, id);
    if (index < 0) continue;
    return listObjects(state, connection).find((object) => object.index === index);
  }
  return undefined;
}
