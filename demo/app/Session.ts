import type { ApiVersion } from 'react-accounting-connect';

/** The signed-in person, as the back end reports them. Contains no token and no secret. */
export interface Session {
  user: { name: string; email: string };
  company: { name: string; currency: string };
  /** The Monite entity of the company. */
  entityId: string;
  /** The URL that the page calls: the product's own server, or the accounting API itself. */
  apiUrl: string;
  /** The version of the API that the product's server uses. */
  apiVersion: ApiVersion;
  /** Whether the product gives tokens to the page. */
  hasTokens: boolean;
}
