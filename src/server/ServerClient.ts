import type { Connection } from '../api/Connection.ts';
import type { Pull, ResourceType } from '../api/Pull.ts';
import type { SyncedRecord, SyncedRecordFilter, SyncedRecordPage } from '../api/SyncedRecord.ts';

/** Options of every call. */
export interface ServerCallOptions {
  /** Stops waiting. The promise then rejects with the reason of the signal. */
  signal?: AbortSignal | undefined;
  /**
   * Whether nobody waits for the call, so that those of pages go first. Pass `false` when you render a
   * page. @default true
   */
  isJob?: boolean | undefined;
}

/** Options of `startPull`. */
export interface StartPullOptions extends ServerCallOptions {
  /** Reads only this type. Version 2024-05-25 always reads everything. @default everything */
  resourceType?: ResourceType | undefined;
}

/** Which synced records to list. */
export interface SyncedRecordQuery extends SyncedRecordFilter, ServerCallOptions {
  /** The `nextPageToken` of the page before. The API then takes only `limit` of the filter. */
  pageToken?: string | null | undefined;
}

/**
 * The accounting calls for the partner's own server code. They return plain data, in the shape that
 * the hooks use: a server can serialize them and send them to the browser.
 *
 * Every call times out after 10 seconds. A `POST` that may have taken effect is never repeated.
 *
 * All calls reject with a `ServerError` for everything that goes wrong: 400 for an id or a filter that
 * is not valid (nothing is sent), 405 `unsupported` for a call that the API version lacks, 500 without
 * credentials, 504 after a timeout, and the proxy's refusals.
 */
export interface ServerClient {
  /**
   * Lists the connections of an entity (`GET /accounting_connections`). Empty if the entity has never
   * connected.
   */
  listConnections: (
    entityId: string,
    options?: ServerCallOptions,
  ) => Promise<readonly Connection[]>;
  /** Reads one connection (`GET /accounting_connections/{id}`). */
  getConnection: (
    entityId: string,
    connectionId: string,
    options?: ServerCallOptions,
  ) => Promise<Connection>;
  /**
   * Disconnects (`POST /accounting_connections/{id}/disconnect`). Rejects with `conflict` if the
   * connection has already ended.
   */
  disconnect: (
    entityId: string,
    connectionId: string,
    options?: ServerCallOptions,
  ) => Promise<Connection>;
  /**
   * Starts reading data from the accounting system, and does not wait until that ends. In version
   * 2023-03-14 this is a pull (`POST …/data_pulls`), which resolves to the pulls that were queued. In
   * version 2024-05-25 it is a sync (`POST …/sync`), which resolves to an empty list. In both, the
   * data have arrived when `lastPull` of the connection has moved.
   */
  startPull: (
    entityId: string,
    connectionId: string,
    options?: StartPullOptions,
  ) => Promise<readonly Pull[]>;
  /**
   * Lists one page of synced records (`GET /accounting_synced_records`). Version 2023-03-14 has none:
   * `unsupported`.
   */
  listSyncedRecords: (entityId: string, query: SyncedRecordQuery) => Promise<SyncedRecordPage>;
  /**
   * Pushes the object of a synced record to the accounting system again
   * (`POST /accounting_synced_records/{id}/push`). Version 2023-03-14 has no such call: `unsupported`.
   */
  pushAgain: (
    entityId: string,
    recordId: string,
    options?: ServerCallOptions,
  ) => Promise<SyncedRecord>;
}
