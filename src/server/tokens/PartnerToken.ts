/** An access token that the server holds. */
export interface PartnerToken {
  readonly accessToken: string;
  readonly tokenType: string;
  /** Milliseconds from the request of the token to its expiry. */
  readonly lifetime: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}
