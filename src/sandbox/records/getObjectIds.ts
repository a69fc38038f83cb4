import { TRADES } from '../books/TRADES.ts';
import { getPlatformSample } from '../books/getPlatformSample.ts';
import { createUuid } from '../lib/createUuid.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import type { SyncedObject } from './SyncedObject.ts';

const PREFIX_LENGTH = 24;

/** Creates ids that end with the index, because thousands of hashed ids would be slow. */
function createPrefix(kind: string, { id }: ConnectionRecord): string {
  return createUuid(`${kind}/${id}`).slice(0, PREFIX_LENGTH);
}

const createEnd = (index: number) => index.toString(16).padStart(12, '0');

/** Returns a function for the ids of a connection's records. */
export function createRecordIds(connection: ConnectionRecord): (index: number) => string {
  const prefix = createPrefix('record', connection);
  return (index) => prefix + createEnd(index);
}

/** Returns the index of the record with this id, or -1 if the connection has no such record. */
export function getRecordIndex(connection: ConnectionRecord, id: string): number {
  const isOwn = id.slice(0, PREFIX_LENGTH) === createPrefix('record', connection);
  return isOwn ? Number.parseInt(id.slice(PREFIX_LENGTH), 16) : -1;
}

/** Returns the ids of an object, in the partner's product and in the platform. */
export function getObjectIds({ connection, index, type, ordinal }: SyncedObject) {
  const product = TRADES[getPlatformSample(connection.platform).trade][ordinal]?.[0];
  const platformObjectId = createPrefix('platform_object', connection) + createEnd(index);
  // The lists of invoices and products have the same ids.
  if (type === 'product' && product !== undefined) {
    return { objectId: createUuid(`product/${connection.id}/${product}`), platformObjectId };
  }
  const objectId =
    type === 'receivable'
      ? createUuid(`receivable/${connection.id}/${ordinal}`)
      : createPrefix('object', connection) + createEnd(index);
  return { objectId, platformObjectId };
}
