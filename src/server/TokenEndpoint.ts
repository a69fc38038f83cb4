import type { TokenStore } from './TokenStore.ts';

/** Where tokens come from, and what proves that the partner asks. */
export interface TokenEndpoint {
  /** From the Monite Partner Portal. */
  clientId: string | undefined;
  /** Never leaves the server. Read it from the environment, not from the code. */
  clientSecret: string | undefined;
  /** @default 'https://api.monite.com/v1' */
  apiUrl?: string | undefined;
  /** The date sent as `X-Monite-Version`. @default '2023-03-14' */
  apiVersion?: string | undefined;
  /** Shares tokens between many instances of the server. They are encrypted there. @default none: each has its own */
  tokenStore?: TokenStore | undefined;
  /** Sends the requests. @default the global `fetch` */
  fetch?: typeof fetch | undefined;
}
