/** The entity of a session, and what the session may do with it. */
export interface EntityAccess {
  /** The Monite entity id of the session. */
  entityId: string;
  /**
   * `read`: the session may look, but not connect, sync or disconnect. The page then shows no actions,
   * and every POST is refused with 403 `read_only`.
   * @default 'write'
   */
  access?: 'read' | 'write' | undefined;
}

/**
 * The partner's function that returns the Monite entity id that this session may use, or nothing if
 * nobody is signed in. Take the id from your session. If a session has several entities, return
 * `chooseEntity(request, ids)`.
 */
export type ResolveEntity<Context extends unknown[] = []> = (
  request: Request,
  ...context: Context
) => string | EntityAccess | null | undefined | Promise<string | EntityAccess | null | undefined>;

/** The partner's function that returns the Monite entity ids whose news this session may receive. */
export type ResolveEntities<Context extends unknown[] = []> = (
  request: Request,
  asked: readonly string[],
  ...context: Context
) => readonly string[] | null | undefined | Promise<readonly string[] | null | undefined>;
