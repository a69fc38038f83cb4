import type { Connection } from './Connection.ts';
import type { Client } from './createClient.ts';
import type { Pull, ResourceType } from './Pull.ts';

/** The accounting calls of one entity, whatever the API version. All throw only `AccountingError`. */
export interface AccountingApi {
  /** Whether the platform is said when connecting, or chosen on the authorization page. */
  readonly canChoosePlatform: boolean;
  /** The resource types a pull can be limited to. Empty: a pull reads everything. */
  readonly resourceTypes: readonly ResourceType[];
  /** `GET /accounting_connections` */
  listConnections: (signal?: AbortSignal) => Promise<Connection[]>;
  /** `GET /accounting_connections/{id}` */
  getConnection: (id: string, signal?: AbortSignal) => Promise<Connection>;
  /** `POST /accounting_connections` */
  createConnection: (platformKey: string | undefined, signal?: AbortSignal) => Promise<Connection>;
  /** `POST /accounting_connections/{id}/disconnect` */
  disconnect: (id: string, signal?: AbortSignal) => Promise<Connection>;
  /** `POST /accounting_connections/{id}/data_pulls` */
  startPull: (
    id: string,
    resourceType: ResourceType | undefined,
    signal?: AbortSignal,
  ) => Promise<Pull[]>;
}

/** What one version of the API can do, and how it says it. A new version is one more of these. */
export type ApiAdapter = (send: Client) => AccountingApi;
