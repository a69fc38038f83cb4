import { TRADES } from '../books/TRADES.ts';
import { getPlatformSample } from '../books/getPlatformSample.ts';
import { createUuid } from '../lib/createUuid.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import type { SyncedObject } from './SyncedObject.ts';

const END = 24;
/** Odd, so that multiples of it are different numbers of 32 bits. */
const STEP = 0x9e3779b1;

const toHex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/**
 * Returns a function that creates ids of a kind. They end with the index, because thousands of hashed
 * ids would be slow. They differ in their first 8 characters, which short names show.
 */
function createIds(kind: string, { id }: ConnectionRecord): (index: number) => string {
  const base = createUuid(`${kind}/${id}`);
  const first = Number.parseInt(base.slice(0, 8), 16);
  const middle = base.slice(8, END);
  return (index) => toHex((first + Math.imul(index, STEP)) >>> 0, 8) + middle + toHex(index, 12);
}

/** Returns a function for the ids of a connection's records. */
export function createRecordIds(connection: ConnectionRecord): (index: number) => string {
  return createIds('record', connection);
}

/** Returns the index of the record with this id, or -1 if the connection has no such record. */
export function getRecordIndex(connection: ConnectionRecord, id: string): number {
  const index = Number.parseInt(id.slice(END), 16);
  return id === createRecordIds(connection)(index) ? index : -1;
}

/** Returns the ids of an object, in the partner's product and in the platform. */
export function getObjectIds({ connection, index, type, ordinal }: SyncedObject) {
  const product = TRADES[getPlatformSample(connection.platform).trade][ordinal]?.[0];
  const platformObjectId = createIds('platform_object', connection)(index);
  // The lists of invoices and products have the same ids.
  if (type === 'product' && product !== undefined) {
    return { objectId: createUuid(`product/${connection.id}/${product}`), platformObjectId };
  }
  const objectId =
    type === 'receivable'
      ? createUuid(`receivable/${connection.id}/${ordinal}`)
      : createIds('object', connection)(index);
  return { objectId, platformObjectId };
}
