import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import type { syncLog } from '../../messages/syncLog.ts';

const SHORT = 12;

/** Names an object by its type and the start of its id. */
export function getObjectName(
  { objectType, objectId, platformObjectId }: SyncedRecord,
  { objects }: Pick<typeof syncLog, 'objects'>,
): string {
  const type = Object.entries(objects).find(([key]) => key === objectType)?.[1] ?? objectType;
  const id = objectId ?? platformObjectId;
  if (!id) return type;
  return `${type} ${id.length > SHORT ? `${id.slice(0, 8)}…` : id}`;
}
