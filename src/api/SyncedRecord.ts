/** The kinds of objects that are pulled from and pushed to the platform. */
export type RecordType =
  'product' | 'customer' | 'vendor' | 'receivable' | 'bill' | 'payment_record';

/** How one object was pulled or pushed (`GET /accounting_synced_records/{id}`). */
export interface SyncedRecord {
  /** The API's id of the record, for `getSyncedRecord` and `pushRecord`. */
  id: string;
  /** ISO 8601, exactly as the API sends it. */
  createdAt: string;
  /** ISO 8601, exactly as the API sends it. */
  updatedAt: string;
  /** ISO 8601, exactly as the API sends it. `null` if the object was never pulled. */
  lastPulledAt: string | null;
  /** `unknown` if the API omits it. An unknown status is passed through unchanged. */
  syncStatus: 'pending' | 'error' | 'done' | (string & {});
  /** `unknown` if the API omits it. An unknown type is passed through unchanged. */
  objectType: RecordType | (string & {});
  /** The id of the object in the partner's product. */
  objectId: string | null;
  /** When the object last changed in the partner's product. ISO 8601, or `null`. */
  objectUpdatedAt: string | null;
  /** A record names no connection, so this alone tells which platform it belongs to. */
  platform: string | null;
  /** The id of the object on the platform. `null` until it is there. */
  platformObjectId: string | null;
  /** When the object last changed on the platform. ISO 8601, or `null`. */
  platformUpdatedAt: string | null;
  /** The service that connects the API to the platform, such as `codat`. */
  provider: string | null;
  /** The id of the object at the `provider`, or `null`. */
  providerObjectId: string | null;
  /** When the object last changed at the `provider`. ISO 8601, or `null`. */
  providerUpdatedAt: string | null;
  /** Why the sync failed, in the API's words. `null` if the API reports no problem. */
  errors: string | null;
}

/** A range of times, each ISO 8601: after, before, at or after, at or before. */
export interface TimeRange {
  /** After this time. */
  gt?: string | undefined;
  /** Before this time. */
  lt?: string | undefined;
  /** At this time or after it. */
  gte?: string | undefined;
  /** At this time or before it. */
  lte?: string | undefined;
}

/** Selects and sorts synced records. The API cannot filter by status. */
export interface SyncedRecordFilter {
  /** The type of the records. The API lists one type at a time. */
  objectType: SyncedRecord['objectType'];
  /** The ids of the objects in the partner's product. */
  objectIds?: readonly string[] | undefined;
  /** When the record was created. */
  createdAt?: TimeRange | undefined;
  /** When the record last changed. */
  updatedAt?: TimeRange | undefined;
  /** The time to sort by. @default the API's order */
  sort?: 'created_at' | 'updated_at' | undefined;
  /** @default 'asc' */
  order?: 'asc' | 'desc' | undefined;
  /** Records on each page, 1 to 250. @default 100 */
  limit?: number | undefined;
}

/** One page of synced records. */
export interface SyncedRecordPage {
  /** The records of this page, in the order of the filter. */
  records: readonly SyncedRecord[];
  /** Gets the next page. `null` on the last page. */
  nextPageToken: string | null;
}
