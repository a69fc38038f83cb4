import { getField } from '../../lib/getField.ts';
import { getAskedEntityIds } from '../getAskedEntityIds.ts';
import { isEntityId } from '../isEntityId.ts';
import type { EntityAccess, ResolveEntity } from '../ResolveEntity.ts';
import { callSession } from './callSession.ts';
import { createMismatch } from './createMismatch.ts';

/**
 * The entity of the session, and its access.
 *
 * @throws ServerError 401 without an entity, or if the page shows a different one; 403 if the
 *   session may not use it. Error if `resolveEntity` fails, hangs or does not return an id
 */
export async function resolveSession<Context extends unknown[]>(
  resolveEntity: ResolveEntity<Context> | undefined,
  request: Request,
  context: Context,
  signal?: AbortSignal,
): Promise<Required<EntityAccess>> {
  const resolved = await callSession(
    'resolveEntity',
    () => resolveEntity?.(request, ...context),
    signal,
  );
  const session = readSession(resolved);
  const asked = getAskedEntityIds(request);
  if (asked.length === 0 || asked.includes(session.entityId)) return session;
  throw createMismatch();
}

function readSession(resolved: unknown): Required<EntityAccess> {
  const entityId = typeof resolved === 'string' ? resolved : getField(resolved, 'entityId');
  const given = getField(resolved, 'access');
  const access = given === undefined ? 'write' : given;
  if (!isEntityId(entityId)) throw new TypeError('resolveEntity() did not return an entity id');
  if (access === 'read' || access === 'write') return { entityId, access };
  // A mistyped access must not become the right to write.
  throw new TypeError(`resolveEntity() returned the access "${String(access)}", not read or write`);
}
