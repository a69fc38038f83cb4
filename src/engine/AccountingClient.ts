import type { ApiVersion } from '../api/createApi.ts';
import type { Connection } from '../api/Connection.ts';
import type { TokenProvider } from '../api/TokenProvider.ts';
import type { Clock } from '../lib/Clock.ts';
import type { Session } from './Session.ts';

/** How a client reaches the API. */
export interface AccountingClientOptions {
  /**
   * Fetches a short-lived access token from your own server. Leave it out when `apiUrl` is your
   * proxy, which knows the person by cookie.
   */
  tokenProvider?: TokenProvider | undefined;
  /**
   * Whether one token serves all entities (`client`), or each needs its own (`entity`).
   * @default 'entity'
   */
  tokenScope?: 'entity' | 'client' | undefined;
  /** @default 'https://api.monite.com/v1', where there is a token provider */
  apiUrl?: string | undefined;
  /** @default '2023-03-14' */
  apiVersion?: ApiVersion | undefined;
  /**
   * The address of your server's `createUpdateStream`. Open pages then show at once what a webhook
   * told your server. Left out: they find out when they ask next, within a minute.
   */
  updateStreamUrl?: string | undefined;
  /** For all entities together; 4 requests at a time at most. @default 10 */
  maxRequestsPerSecond?: number | undefined;
  /** Sends the requests. @default the global `fetch` */
  fetch?: typeof fetch | undefined;
  /** Time and chance. For tests. @default those of this computer */
  clock?: Clock | undefined;
}

/** What the providers of a page share: token, requests, cache, signals. */
export interface AccountingClient {
  /**
   * Reads the connections of an entity before anything shows them
   * (`GET /accounting_connections`). Resolves when that has ended, and never rejects.
   */
  prefetch: (entityId: string) => Promise<void>;
  /** @internal */
  getSession: (entityId: string, initialConnections?: readonly Connection[] | undefined) => Session;
}
