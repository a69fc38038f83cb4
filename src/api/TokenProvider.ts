/** Why a token is needed: none yet, the last one is about to expire, or the API rejected it. */
export type TokenReason = 'initial' | 'expired' | 'rejected';

/** What a token provider is told about the request for a token. */
export interface TokenContext {
  /** The entity that the token has to be for. */
  entityId: string;
  /** Why the page asks. After `rejected`, do not return the same token again. */
  reason: TokenReason;
  /** Aborts when no request needs the token anymore. */
  signal: AbortSignal;
}

/** The response body of Monite's `POST /auth/token`, which the partner's server can pass on. */
export interface TokenResponse {
  /** The token, without `Bearer`. */
  access_token: string;
  /** Ignored. The token is sent as a bearer token. */
  token_type?: string;
  /** Seconds. If omitted, the token is used until the API rejects it. */
  expires_in?: number;
}

/**
 * A function of the partner's that fetches a short-lived access token from the partner's server,
 * where the client secret stays. Returns the token as a string, or the API's response body.
 */
export type TokenProvider = (context: TokenContext) => Promise<string | TokenResponse>;
