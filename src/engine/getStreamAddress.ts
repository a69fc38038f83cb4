/** With more entities, the address would be too long, and the server streams those of the session. */
const MOST = 100;

/** Returns the address of the update stream of some entities. The same set has the same address. */
export function getStreamAddress(url: string, entityIds: ReadonlySet<string>): string {
  if (entityIds.size > MOST) return url;
  // An `EventSource` sends no headers of ours.
  // oxlint-disable-next-line unicorn/no-array-sort -- some browsers have no `toSorted`
  const query = [...entityIds].sort().map((id) => `entity_id=${encodeURIComponent(id)}`);
  return `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`;
}
