import type { TokenStore } from './TokenStore.ts';

/** Monite's API, and the partner's credentials for it. */
export interface TokenEndpoint {
  /** From the Monite Partner Portal. Read lazily, so builds work without it. */
  clientId: string | undefined;
  /** Never leaves the server. Keep it in an environment variable, not in the code. Read lazily. */
  clientSecret: string | undefined;
  /** @default 'https://api.monite.com/v1' */
  apiUrl?: string | undefined;
  /** The date sent as `X-Monite-Version`. @default '2023-03-14' */
  apiVersion?: string | undefined;
  /**
   * Shares tokens, encrypted, between the instances of a server.
   * @default each instance has its own
   */
  tokenStore?: TokenStore | undefined;
  /** Sends the requests. @default the global `fetch` */
  fetch?: typeof fetch | undefined;
}
