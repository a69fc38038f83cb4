import { formatTimestamp } from '../lib/formatTimestamp.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { createRecordIds, getObjectIds } from './getObjectIds.ts';
import { getPushProgress } from './getPushProgress.ts';
import type { SyncedObject } from './SyncedObject.ts';

/** The platforms that the API names in a record. */
const NAMED = ['xero', 'quickbooks', 'quickbooks_online', 'quickbooks_online_sandbox'];

/** Creates the body of a synced record, as the API sends it. */
export function createRecordBody(state: SandboxState, object: SyncedObject) {
  const { connection, index, type, createdAt } = object;
  const id = createRecordIds(connection)(index);
  const { status, updatedAt, errors } = getPushProgress(state, object, id);
  const { objectId, platformObjectId } = getObjectIds(object);
  const isDone = status === 'done';
  const { platform } = connection;
  return {
    id,
    created_at: formatTimestamp(createdAt),
    updated_at: formatTimestamp(updatedAt),
    last_pulled_at: formatTimestamp(connection.lastPull),
    sync_status: status,
    object_type: type,
    object_id: objectId,
    object_updated_at: formatTimestamp(createdAt),
    platform: platform !== null && NAMED.includes(platform) ? platform : null,
    platform_object_id: isDone ? platformObjectId : null,
    platform_updated_at: isDone ? formatTimestamp(updatedAt) : null,
    provider: 'codat',
    provider_object_id: isDone ? platformObjectId : null,
    provider_updated_at: isDone ? formatTimestamp(updatedAt) : null,
    errors,
  };
}
