/**
 * The entity that the calling page shows. The page sends it as `X-Monite-Entity-Id`, and to the
 * update stream, which takes no headers, as `entity_id` in the query. `null` if the page sends
 * none.
 *
 * The id comes from the browser and proves nothing. If a session has several entities, check that
 * it is one of them.
 */
export function getShownEntityId({ headers, url }: Request): string | null {
  return headers.get('x-monite-entity-id') ?? new URL(url).searchParams.get('entity_id');
}
