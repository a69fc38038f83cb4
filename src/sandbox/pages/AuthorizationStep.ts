/** The pages of an authorization that a person passes. */
export type AuthorizationStep = 'sign-in' | 'organization' | 'confirm' | 'next' | 'finish';
