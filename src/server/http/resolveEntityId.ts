import { getShownEntityId } from '../getShownEntityId.ts';
import { isEntityId } from '../isEntityId.ts';
import type { ResolveEntity } from '../ResolveEntity.ts';
import { ServerError } from '../ServerError.ts';
import { callPartner } from './callPartner.ts';

/**
 * The entity of the session.
 *
 * @throws ServerError 401 without an entity, or if the page shows a different one. Error if
 *   `resolveEntity` throws, hangs or does not return an id
 */
export async function resolveEntityId<Context extends unknown[]>(
  resolveEntity: ResolveEntity<Context>,
  request: Request,
  context: Context,
  signal?: AbortSignal,
): Promise<string> {
  const id = await callPartner('resolveEntity', () => resolveEntity(request, ...context), signal);
  if (id === null || id === undefined) throw new ServerError(401, 'unauthorized', 'Sign in first.');
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
