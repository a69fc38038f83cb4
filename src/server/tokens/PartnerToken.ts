/** An access token, as the server holds it. */
export interface PartnerToken {
  readonly accessToken: string;
  readonly tokenType: string;
  /** Milliseconds the token is good for, from when it was asked for. */
  readonly lifetime: number;
  /** When it ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}
