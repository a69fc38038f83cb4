/** Who is signed in, as the back end says it. No token, no secret. */
export interface Session {
  user: { name: string; email: string };
  company: { name: string; currency: string };
  /** The company's Monite entity. */
  entityId: string;
  /** Where the accounting API stands: the sandbox. */
  apiUrl: string;
}
