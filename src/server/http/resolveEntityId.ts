import { getShownEntityId } from '../getShownEntityId.ts';
import { isEntityId } from '../isEntityId.ts';
import type { ResolveEntity } from '../ResolveEntity.ts';
import { ServerError } from '../ServerError.ts';
import { callSession } from './callSession.ts';

/**
 * The entity of the session.
 *
 * @throws ServerError 401 without an entity, or if the page shows a different one; 403 if the
 *   session may not use it. Error if `resolveEntity` fails, hangs or does not return an id
 */
export async function resolveEntityId<Context extends unknown[]>(
  resolveEntity: ResolveEntity<Context>,
  request: Request,
  context: Context,
  signal?: AbortSignal,
): Promise<string> {
  const id = await callSession('resolveEntity', () => resolveEntity(request, ...context), signal);
  if (!isEntityId(id)) {
    throw new TypeError('resolveEntity() did not return an entity id');
  }
  const shown = getShownEntityId(request);
  if (shown === null || shown === id) return id;
  // 401, because a person who switched companies in another tab has no session for this one.
  throw new ServerError(
    401,
    'entity_mismatch',
    'This page shows a different entity from the session. Reload the page.',
  );
}
