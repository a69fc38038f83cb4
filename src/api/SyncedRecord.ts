/** The kinds of objects that are pulled from and pushed to the platform. */
export type RecordType =
  'product' | 'customer' | 'vendor' | 'receivable' | 'bill' | 'payment_record';

/** How one object was pulled or pushed (`GET /accounting_synced_records/{id}`). */
export interface SyncedRecord {
  id: string;
  /** ISO 8601, exactly as the API sends it. */
  createdAt: string;
  /** ISO 8601, exactly as the API sends it. */
  updatedAt: string;
  lastPulledAt: string | null;
  /** `unknown` if the API omits it. An unknown status is passed through unchanged. */
  syncStatus: 'pending' | 'error' | 'done' | (string & {});
  /** `unknown` if the API omits it. An unknown type is passed through unchanged. */
  objectType: RecordType | (string & {});
  /** The id of the object in the partner's product. */
  objectId: string | null;
  objectUpdatedAt: string | null;
  /** A record names no connection, so this alone tells which platform it belongs to. */
  platform: string | null;
  platformObjectId: string | null;
  platformUpdatedAt: string | null;
  /** The service that connects the API to the platform, such as `codat`. */
  provider: string | null;
  providerObjectId: string | null;
  providerUpdatedAt: string | null;
  /** Why the sync failed, in the API's words. `null` if the API reports no problem. */
  errors: string | null;
}

/** A range of times, each ISO 8601: after, before, at or after, at or before. */
export interface TimeRange {
  gt?: string | undefined;
  lt?: string | undefined;
  gte?: string | undefined;
  lte?: string | undefined;
}

/** Selects and sorts synced records. The API cannot filter by status. */
export interface SyncedRecordFilter {
  objectType: SyncedRecord['objectType'];
  /** The ids of the objects in the partner's product. */
  objectIds?: readonly string[] | undefined;
  createdAt?: TimeRange | undefined;
  updatedAt?: TimeRange | undefined;
  sort?: 'created_at' | 'updated_at' | undefined;
  /** @default 'asc' */
  order?: 'asc' | 'desc' | undefined;
  /** Records on each page, 1 to 250. @default 100 */
  limit?: number | undefined;
}

/** One page of synced records. */
export interface SyncedRecordPage {
  records: readonly SyncedRecord[];
  /** Gets the next page. `null` on the last page. */
  nextPageToken: string | null;
}
