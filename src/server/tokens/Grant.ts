/**
 * Whom a token is for: one user of one entity, or the partner. A partner token can access every
 * entity, so it stays on the server.
 */
export type Grant =
  | { readonly type: 'entity_user'; readonly entityUserId: string }
  | { readonly type: 'client_credentials' };
