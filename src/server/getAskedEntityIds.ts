/**
 * The entities that the calling page shows, without repetitions. A page sends one as
 * `X-Monite-Entity-Id`, and to the update stream, which takes no headers, any number as `entity_id` in
 * the query. They come from the browser and prove nothing. They may not even be ids.
 */
export function getAskedEntityIds({ headers, url }: Request): string[] {
  const header = headers.get('x-monite-entity-id');
  const ids = header === null ? new URL(url).searchParams.getAll('entity_id') : [header];
  return [...new Set(ids)];
}
