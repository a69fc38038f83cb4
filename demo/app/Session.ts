/** Who is signed in, as the back end says it. No token, no secret. */
export interface Session {
  user: { name: string; email: string };
  company: { name: string; currency: string };
  /** The company's Monite entity. */
  entityId: string;
  /** Where the page calls the accounting API: the product's own server, or the API itself. */
  apiUrl: string;
  /** Whether the product hands out tokens to the page. */
  hasTokens: boolean;
}
