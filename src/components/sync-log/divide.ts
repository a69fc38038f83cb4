/** Divides a list into parts of this size. The last part may be smaller. */
export function divide<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  const parts = [];
  for (let start = 0; start < items.length; start += size) {
    parts.push(items.slice(start, start + size));
  }
  return parts;
}
