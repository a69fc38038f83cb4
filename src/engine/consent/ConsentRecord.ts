/** What a person agreed to before connecting. Keep it on your server. */
export interface ConsentRecord {
  /** What the person saw, as plain text. */
  text: string;
  /** The language that the page asked in, as a BCP 47 tag. */
  locale: string;
  /** The `version` of the provider's `consent`. */
  version: string;
  /** When the person agreed: ISO 8601, in UTC, by the API's clock if that is known. */
  consentedAt: string;
  /** The key of the platform. `null` if the person chooses the platform while signing in. */
  platform: string | null;
  /** The entity whose books may be read. */
  entityId: string;
}
