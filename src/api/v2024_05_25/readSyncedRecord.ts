import { readBody } from '../readFields.ts';
import type { Fields } from '../readFields.ts';
import type { SyncedRecord, SyncedRecordPage } from '../SyncedRecord.ts';
import { describeProblem } from './describeProblem.ts';

/** Reads a synced record. The API documents more required fields, but we need only three. */
function read(wire: Fields): SyncedRecord {
  return {
    id: wire.text('id'),
    createdAt: wire.text('created_at'),
    updatedAt: wire.text('updated_at'),
    lastPulledAt: wire.textOrNull('last_pulled_at'),
    syncStatus: wire.textOrNull('sync_status') ?? 'unknown',
    objectType: wire.textOrNull('object_type') ?? 'unknown',
    objectId: wire.textOrNull('object_id'),
    objectUpdatedAt: wire.textOrNull('object_updated_at'),
    platform: wire.textOrNull('platform'),
    platformObjectId: wire.textOrNull('platform_object_id'),
    platformUpdatedAt: wire.textOrNull('platform_updated_at'),
    provider: wire.textOrNull('provider'),
    providerObjectId: wire.textOrNull('provider_object_id'),
    providerUpdatedAt: wire.textOrNull('provider_updated_at'),
    errors: describeProblem(wire.any('errors')) || null,
  };
}

/** Reads the response that holds one synced record. */
export const readSyncedRecord = (text: string): SyncedRecord => read(readBody(text));

/** Reads the response that holds one page of synced records. */
export function readSyncedRecordPage(text: string): SyncedRecordPage {
  const body = readBody(text);
  return {
    records: body.list('data', read),
    nextPageToken: body.textOrNull('next_pagination_token') || null,
  };
}
