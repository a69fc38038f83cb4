import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import type { syncLog } from '../../messages/syncLog.ts';
import { getWord } from './getWord.ts';

const SHORT = 12;

/** Names an object by its type and the start of its id. */
export function getObjectName(
  { objectType, objectId, platformObjectId }: SyncedRecord,
  { objects }: Pick<typeof syncLog, 'objects'>,
): string {
  const type = getWord(objects, objectType);
  const id = objectId ?? platformObjectId;
  if (!id) return type;
  return `${type} ${id.length > SHORT ? `${id.slice(0, 8)}…` : id}`;
}
