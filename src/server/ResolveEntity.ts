/**
 * The partner's function that says which entity this session may use: Monite's entity id, or nothing
 * where nobody is signed in. Take it from the session. A page says in `X-Monite-Entity-Id` which
 * entity it shows: where a session has several, give that one back if it is among them.
 */
export type ResolveEntity<Context extends unknown[] = []> = (
  request: Request,
  ...context: Context
) => string | null | undefined | Promise<string | null | undefined>;
