/** The pages that a person passes through to authorize a connection. */
export type AuthorizationStep =
  'platform' | 'sign-in' | 'organization' | 'confirm' | 'next' | 'finish';
