/**
 * The partner's function that says which entity this session may use: Monite's entity id, or nothing
 * where nobody is signed in. Take it from the session. Where a session has several, give back the one
 * that the page shows, `getShownEntityId(request)`, if it is among them.
 */
export type ResolveEntity<Context extends unknown[] = []> = (
  request: Request,
  ...context: Context
) => string | null | undefined | Promise<string | null | undefined>;
