import type { Connection } from './Connection.ts';
import type { Client } from './createClient.ts';
import type { Pull, ResourceType } from './Pull.ts';
import type { RequestOptions } from './createRequestQueue.ts';

/** The accounting calls of one entity, whatever the API version. They throw `AccountingError`. */
export interface AccountingApi {
  /** Whether `createConnection` takes a platform. If not, people choose one while signing in. */
  readonly canChoosePlatform: boolean;
  /** The resource types that a pull can be limited to. Empty if a pull always reads everything. */
  readonly resourceTypes: readonly ResourceType[];
  /** The API's time, in milliseconds since 1970. Its timestamps are compared with it. */
  readonly getNow: () => number;
  /** `GET /accounting_connections`. Returns the same array while the response stays the same. */
  listConnections: (options?: RequestOptions) => Promise<readonly Connection[]>;
  /** `GET /accounting_connections/{id}` */
  getConnection: (id: string, options?: RequestOptions) => Promise<Connection>;
  /** `POST /accounting_connections` */
  createConnection: (
    platformKey: string | undefined,
    options?: RequestOptions,
  ) => Promise<Connection>;
  /** `POST /accounting_connections/{id}/disconnect` */
  disconnect: (id: string, options?: RequestOptions) => Promise<Connection>;
  /** `POST /accounting_connections/{id}/data_pulls` */
  startPull: (
    id: string,
    resourceType: ResourceType | undefined,
    options?: RequestOptions,
  ) => Promise<Pull[]>;
}

/** The features and calls of one API version. Each version has its own adapter. */
export interface ApiAdapter extends Pick<AccountingApi, 'canChoosePlatform' | 'resourceTypes'> {
  createCalls: (
    send: Client,
  ) => Omit<AccountingApi, 'canChoosePlatform' | 'resourceTypes' | 'getNow'>;
}
