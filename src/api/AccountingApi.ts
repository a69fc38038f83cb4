import type { Clock } from '../lib/Clock.ts';
import type { ReadableStore } from '../lib/createStore.ts';
import type { Connection } from './Connection.ts';
import type { Access } from './createAccess.ts';
import type { Client } from './createClient.ts';
import type { Pull, ResourceType } from './Pull.ts';
import type { RequestOptions } from './createRequestQueue.ts';
import type {
  RecordType,
  SyncedRecord,
  SyncedRecordFilter,
  SyncedRecordPage,
} from './SyncedRecord.ts';

/** What an API version can do. */
export interface ApiFeatures {
  /** Whether `createConnection` takes a platform. If not, people choose one while signing in. */
  readonly canChoosePlatform: boolean;
  /** The resource types that a pull can be limited to. Empty if a pull always reads everything. */
  readonly resourceTypes: readonly ResourceType[];
  /** The types of synced records. Empty if the version has none. */
  readonly recordTypes: readonly RecordType[];
  /** Whether one object can be pushed again. */
  readonly canPush: boolean;
}

/**
 * The accounting calls of one entity, whatever the API version. They throw `AccountingError`, with
 * the code `unsupported` for a call that the version lacks.
 */
export interface ApiCalls {
  /** `GET /accounting_connections`. Returns the same array while the response stays the same. */
  listConnections: (options?: RequestOptions) => Promise<readonly Connection[]>;
  /** `GET /accounting_connections/{id}` */
  getConnection: (id: string, options?: RequestOptions) => Promise<Connection>;
  /** `POST /accounting_connections`. Ignores the platform if the version takes none. */
  createConnection: (
    platformKey: string | undefined,
    options?: RequestOptions,
  ) => Promise<Connection>;
  /** `POST /accounting_connections/{id}/disconnect` */
  disconnect: (id: string, options?: RequestOptions) => Promise<Connection>;
  /** `POST /accounting_connections/{id}/data_pulls`, or `/sync`, which returns no pulls. */
  startPull: (
    id: string,
    resourceType: ResourceType | undefined,
    options?: RequestOptions,
  ) => Promise<Pull[]>;
  /** `GET /accounting_synced_records`. With a page token, only `limit` of the filter counts. */
  listSyncedRecords: (
    filter: SyncedRecordFilter,
    pageToken?: string | null,
    options?: RequestOptions,
  ) => Promise<SyncedRecordPage>;
  /** `GET /accounting_synced_records/{id}` */
  getSyncedRecord: (id: string, options?: RequestOptions) => Promise<SyncedRecord>;
  /** `POST /accounting_synced_records/{id}/push` */
  pushAgain: (id: string, options?: RequestOptions) => Promise<SyncedRecord>;
}

/** The calls of one entity, with what the answers say about the server. */
export interface AccountingApi extends ApiFeatures, ApiCalls {
  /** The API's time, in milliseconds since 1970. Its timestamps are compared with it. */
  readonly getNow: () => number;
  /** Returns the least milliseconds between two polls that the server wants. 0 if it is not busy. */
  readonly getServerInterval: () => number;
  /** What the person may do with this entity, as the server last said. */
  readonly access: ReadableStore<Access>;
}

/** The features and calls of one API version. Each version has its own adapter. */
export interface ApiAdapter {
  features: ApiFeatures;
  createCalls: (send: Client, clock: Clock) => ApiCalls;
}
