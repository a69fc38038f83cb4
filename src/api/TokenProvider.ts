/** Why a token is asked for: the first one, one near its end, or one the API refused. */
export type TokenReason = 'initial' | 'expired' | 'rejected';

export interface TokenContext {
  entityId: string;
  reason: TokenReason;
  /** Aborts when nobody waits for the token any more. */
  signal: AbortSignal;
}

/** The body of Monite's `POST /auth/token`, as the partner's server may hand it on. */
export interface TokenResponse {
  access_token: string;
  token_type?: string;
  /** Seconds. Left out: the token is used until the API refuses it. */
  expires_in?: number;
}

/**
 * The partner's function that fetches a short-lived access token from the partner's own server.
 * The client secret stays there. A string is taken as the token itself.
 */
export type TokenProvider = (context: TokenContext) => Promise<string | TokenResponse>;
