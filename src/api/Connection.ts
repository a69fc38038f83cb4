import type { PlatformKey } from './PlatformKey.ts';

/** The API's four connection statuses, and `not_connected` when the entity has no connection. */
export type ConnectionStatus =
  'not_connected' | 'pending_auth' | 'connected' | 'deauthorized' | 'disconnected';

/** A problem that the accounting system reported, in its own words. */
export interface ConnectionIssue {
  /** As the API sends it, in whatever language that is. */
  message: string;
}

/** The business as the accounting system describes it. Sent since API version 2024-05-25. */
export interface BusinessInfo {
  /** The name that the business goes by. */
  name: string | null;
  /** The name that the business is registered under. */
  legalName: string | null;
  /** The business's address, not that of a person who signed in. */
  email: string | null;
  /** The kind of business, in the accounting system's words. */
  type: string | null;
  /** An ISO 4217 code. */
  baseCurrency: string | null;
}

/** One entity linked to one platform (`GET /accounting_connections/{id}`). */
export interface Connection {
  /** The API's id of the connection. */
  id: string;
  /** `null` if the API omits it. An unknown platform is passed through unchanged. */
  platform: PlatformKey | (string & {}) | null;
  /** `unknown` if the API omits it. An unknown status is passed through unchanged. */
  status: Exclude<ConnectionStatus, 'not_connected'> | (string & {});
  /**
   * The page where people sign in and give consent (`connection_url`), as the API sends it. To open
   * it, use `authorizationUrl` of `useConnect`, which is checked.
   */
  authorizationUrl: string | null;
  /** ISO 8601, exactly as the API sends it. */
  createdAt: string;
  /** ISO 8601, exactly as the API sends it. */
  updatedAt: string;
  /**
   * ISO 8601. On a new connection, the API sets this to about `createdAt` although nothing was
   * pulled. To show a time to people, use `lastPulledAt` of `usePull`.
   */
  lastPull: string | null;
  /** What the accounting system reported, in the API's order. Empty if nothing. */
  errors: readonly ConnectionIssue[];
  /** `null` in API version 2023-03-14, and as long as the API omits it. */
  businessInfo: BusinessInfo | null;
}
