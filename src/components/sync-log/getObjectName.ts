import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import type { Words } from '../getWords.ts';
import { getWord } from './getWord.ts';

const SHORT = 12;

/** Names an object by its type and the start of its id. */
export function getObjectName(
  { objectType, objectId, platformObjectId }: SyncedRecord,
  { syncLog: { object, objects }, format }: Words<'syncLog'>,
): string {
  const type = getWord(objects, objectType);
  const id = objectId ?? platformObjectId;
  if (!id) return type;
  return format(object, { type, id: id.length > SHORT ? `${id.slice(0, 8)}…` : id });
}
