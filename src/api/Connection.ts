import type { PlatformKey } from './PlatformKey.ts';

/** The API's four words for a connection, and `not_connected` for none. */
export type ConnectionStatus =
  'not_connected' | 'pending_auth' | 'connected' | 'deauthorized' | 'disconnected';

/** Something that went wrong at the accounting system, in its own words. */
export interface ConnectionIssue {
  message: string;
}

/** What the accounting system says of the business. API versions before 2024-05-25 do not send it. */
export interface BusinessInfo {
  name: string | null;
  legalName: string | null;
  email: string | null;
  type: string | null;
  /** ISO 4217. */
  baseCurrency: string | null;
}

/** One entity linked to one platform (`GET /accounting_connections/{id}`). */
export interface Connection {
  id: string;
  /** `null` where the API leaves it out. A platform we do not know is kept as it is. */
  platform: PlatformKey | (string & {}) | null;
  /** A word we do not know is kept as it is; `unknown` where the API leaves it out. */
  status: Exclude<ConnectionStatus, 'not_connected'> | (string & {});
  /** The page where the person signs in and gives consent (`connection_url`). */
  authorizationUrl: string | null;
  /** ISO 8601, as the API writes it. */
  createdAt: string;
  /** ISO 8601, as the API writes it. */
  updatedAt: string;
  /**
   * ISO 8601. On a new connection this is about `createdAt`, although nothing was pulled:
   * read `lastPulledAt` of `usePull` to tell a person about it.
   */
  lastPull: string | null;
  errors: readonly ConnectionIssue[];
  businessInfo: BusinessInfo | null;
}
