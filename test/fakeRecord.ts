import type { SyncedRecord } from '../src/api/SyncedRecord.ts';

/** Returns a synced record as the API layer does, for tests without an API. */
export function fakeRecord(changes: Partial<SyncedRecord> = {}): SyncedRecord {
  return {
    id: 'r1',
    createdAt: '2026-01-05T08:00:00Z',
    updatedAt: '2026-01-05T08:00:00Z',
    lastPulledAt: null,
    syncStatus: 'done',
    objectType: 'receivable',
    objectId: 'o1',
    objectUpdatedAt: null,
    platform: 'xero',
    platformObjectId: null,
    platformUpdatedAt: null,
    provider: null,
    providerObjectId: null,
    providerUpdatedAt: null,
    errors: null,
    ...changes,
  };
}
