import { isEntityId } from './isEntityId.ts';

/**
 * The entities that the calling page shows, without repetitions: the one of its requests, or those that
 * it wants to hear of. They come from the browser and prove nothing.
 */
export function getAskedEntityIds({ headers, url }: Request): string[] {
  const header = headers.get('x-monite-entity-id');
  const ids = header === null ? new URL(url).searchParams.getAll('entity_id') : [header];
  return [...new Set(ids.filter(isEntityId))];
}
