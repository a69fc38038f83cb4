/**
 * The partner's function that returns the Monite entity id that this session may use, or nothing if
 * nobody is signed in. Take the id from your session. If a session has several entities, return the
 * one that the page shows, `getShownEntityId(request)`, after checking that it is one of them.
 */
export type ResolveEntity<Context extends unknown[] = []> = (
  request: Request,
  ...context: Context
) => string | null | undefined | Promise<string | null | undefined>;
