import type { ApiVersion } from '../api/VERSIONS.ts';
import type { Connection } from '../api/Connection.ts';
import type { TokenProvider } from '../api/TokenProvider.ts';
import type { Clock } from '../lib/Clock.ts';
import type { Session } from './Session.ts';

/** How a client reaches the API. */
export interface AccountingClientOptions {
  /**
   * Fetches a short-lived access token from your own server. Omit it if `apiUrl` is your
   * proxy, which knows the person by cookie.
   */
  tokenProvider?: TokenProvider | undefined;
  /**
   * Whether one token serves all entities (`client`), or each needs its own (`entity`).
   * @default 'entity'
   */
  tokenScope?: 'entity' | 'client' | undefined;
  /** @default 'https://api.monite.com/v1' if there is a `tokenProvider` */
  apiUrl?: string | undefined;
  /** @default '2023-03-14' */
  apiVersion?: ApiVersion | undefined;
  /**
   * The address of your server's `createUpdateStream`. Open pages then show a change as soon as
   * your server receives its webhook. If omitted, pages show the change at the next poll, within a
   * minute.
   */
  updateStreamUrl?: string | undefined;
  /** The limit for all entities together. At most 4 requests run at a time. @default 10 */
  maxRequestsPerSecond?: number | undefined;
  /** Sends the requests. @default the global `fetch` */
  fetch?: typeof fetch | undefined;
  /** The source of time and randomness, for tests. @default those of this computer */
  clock?: Clock | undefined;
}

/** Everything that the providers of a page share: token, requests, cache and signals. */
export interface AccountingClient {
  /**
   * Fetches the connections of an entity before a component shows them
   * (`GET /accounting_connections`). Resolves when the request has ended, and never rejects.
   */
  prefetch: (entityId: string) => Promise<void>;
  /**
   * Returns the cache key of an entity's connections, which also names the API.
   * @internal
   */
  getKey: (entityId: string) => string;
  /** @internal */
  getSession: (entityId: string, initialConnections?: readonly Connection[] | undefined) => Session;
}
