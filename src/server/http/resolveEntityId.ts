import { getShownEntityId } from '../getShownEntityId.ts';
import { isEntityId } from '../isEntityId.ts';
import type { ResolveEntity } from '../ResolveEntity.ts';
import { ServerError } from '../ServerError.ts';
import { askPartner } from './askPartner.ts';

/**
 * The entity of the session.
 *
 * @throws ServerError 401 without one, or where the page shows another; Error where
 * `resolveEntity` hangs or answers with something that is no id
 */
export async function resolveEntityId<Context extends unknown[]>(
  resolveEntity: ResolveEntity<Context>,
  request: Request,
  context: Context,
  signal?: AbortSignal,
): Promise<string> {
  const id = await askPartner('resolveEntity', () => resolveEntity(request, ...context), signal);
  if (id === null || id === undefined) throw new ServerError(401, 'unauthorized', 'Sign in first.');
  if (!isEntityId(id)) {
    throw new TypeError('resolveEntity() returned something that is no entity id');
  }
  const shown = getShownEntityId(request);
  if (shown === null || shown === id) return id;
  // As without a session: a person who has changed the company in another tab signs in to this one.
  throw new ServerError(
    401,
    'entity_mismatch',
    'This page shows another entity than the session is for. Load the page again.',
  );
}
