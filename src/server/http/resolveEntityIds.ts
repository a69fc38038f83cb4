import { getAskedEntityIds } from '../getAskedEntityIds.ts';
import { isEntityId } from '../isEntityId.ts';
import type { ResolveEntities, ResolveEntity } from '../ResolveEntity.ts';
import { callSession } from './callSession.ts';
import { createMismatch } from './createMismatch.ts';
import { resolveSession } from './resolveSession.ts';

export interface Resolvers<Context extends unknown[]> {
  resolveEntity: ResolveEntity<Context> | undefined;
  resolveEntities: ResolveEntities<Context> | undefined;
}

/** More than a page shows. The others are news at the next poll. */
const MAX_ENTITIES = 1000;

/**
 * The entities of the session that the page shows.
 *
 * @throws ServerError 401 without an entity, or if the page shows none of them; 403 if the session may
 *   not use them. Error if the partner's function fails, hangs or does not return ids
 */
export async function resolveEntityIds<Context extends unknown[]>(
  { resolveEntity, resolveEntities }: Resolvers<Context>,
  request: Request,
  context: Context,
): Promise<readonly string[]> {
  const { signal } = request;
  if (!resolveEntities) {
    const session = await resolveSession(resolveEntity, request, context, signal);
    return [session.entityId];
  }
  const asked = getAskedEntityIds(request);
  const ids = await callSession(
    'resolveEntities',
    () => resolveEntities(request, asked.filter(isEntityId), ...context),
    signal,
  );
  if (!Array.isArray(ids) || !ids.every(isEntityId)) {
    throw new TypeError('resolveEntities() did not return a list of entity ids');
  }
  const allowed = new Set(ids);
  const shown = asked.length > 0 ? asked.filter((id) => allowed.has(id)) : [...allowed];
  if (shown.length > 0) return shown.slice(0, MAX_ENTITIES);
  throw createMismatch();
}
