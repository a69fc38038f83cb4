/**
 * The entity that the asking page shows: its `X-Monite-Entity-Id`, or where it listens to the update
 * stream, which takes no headers, `entity_id` in the address. `null` where it does not say.
 *
 * It is what the page wants, and proves nothing: for a session with several entities, choose it if it
 * is among them.
 */
export function getShownEntityId({ headers, url }: Request): string | null {
  return headers.get('x-monite-entity-id') ?? new URL(url).searchParams.get('entity_id');
}
