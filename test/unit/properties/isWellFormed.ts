import type { Connection } from '../../../src/api/Connection.ts';
import type { SyncedRecord, SyncedRecordPage } from '../../../src/api/SyncedRecord.ts';
import type { Pull } from '../../../src/api/Pull.ts';

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);

/** Whether a value is a plain object with exactly these fields. */
function hasExactly(value: unknown, fields: Record<string, (field: unknown) => boolean>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const found: Record<string, unknown> = { ...value };
  return (
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.keys(found).toSorted().join() === Object.keys(fields).toSorted().join() &&
    Object.entries(fields).every(([name, isGood]) => isGood(found[name]))
  );
}

const areIssues = (value: unknown) =>
  Array.isArray(value) && value.every((issue) => hasExactly(issue, { message: isText }));

const isBusiness = (value: unknown) =>
  value === null ||
  hasExactly(value, {
    name: isTextOrNull,
    legalName: isTextOrNull,
    email: isTextOrNull,
    type: isTextOrNull,
    baseCurrency: isTextOrNull,
  });

/** Whether a value is a complete `Connection`. */
export function isConnection(value: unknown): value is Connection {
  return hasExactly(value, {
    id: isText,
    platform: isTextOrNull,
    status: isText,
    authorizationUrl: isTextOrNull,
    createdAt: isText,
    updatedAt: isText,
    lastPull: isTextOrNull,
    errors: areIssues,
    businessInfo: isBusiness,
  });
}

/** Whether a value is a complete `Pull`. */
export function isPull(value: unknown): value is Pull {
  return hasExactly(value, {
    id: isText,
    connectionId: isTextOrNull,
    resourceType: isTextOrNull,
    status: isTextOrNull,
    requestedAt: isTextOrNull,
    errors: areIssues,
  });
}

/** Whether a value is a complete `SyncedRecord`. */
export function isRecord(value: unknown): value is SyncedRecord {
  return hasExactly(value, {
    id: isText,
    createdAt: isText,
    updatedAt: isText,
    lastPulledAt: isTextOrNull,
    syncStatus: isText,
    objectType: isText,
    objectId: isTextOrNull,
    objectUpdatedAt: isTextOrNull,
    platform: isTextOrNull,
    platformObjectId: isTextOrNull,
    platformUpdatedAt: isTextOrNull,
    provider: isTextOrNull,
    providerObjectId: isTextOrNull,
    providerUpdatedAt: isTextOrNull,
    errors: isTextOrNull,
  });
}

/** Whether a value is a complete `SyncedRecordPage`. */
export function isRecordPage(value: unknown): value is SyncedRecordPage {
  return hasExactly(value, {
    records: (records) => Array.isArray(records) && records.every(isRecord),
    nextPageToken: (token) => token === null || (isText(token) && token !== ''),
  });
}
