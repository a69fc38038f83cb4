import { getAskedEntityIds } from './getAskedEntityIds.ts';

/**
 * Chooses the entity of a session that has several: the one that the page shows, if it is one of
 * `allowedIds`. Otherwise, returns the first of them. The handler then refuses a page that shows
 * another with `entity_mismatch`, and serves a request that names no entity as one of the first. Our
 * pages always name theirs. Returns `undefined` if there is none.
 *
 * Use it in `resolveEntity`: `async (request) => chooseEntity(request, await getCompanies(request))`.
 * For the update stream of a page with several entities, use `resolveEntities`.
 */
export function chooseEntity(request: Request, allowedIds: readonly string[]): string | undefined {
  return getAskedEntityIds(request).find((id) => allowedIds.includes(id)) ?? allowedIds[0];
}
