/** The item that a navigation key moves to. Up and down depend on the positions on the screen. */
export function getNextItem(
  items: readonly HTMLElement[],
  current: EventTarget | null,
  key: string,
): HTMLElement | undefined {
  const index = items.findIndex((item) => item === current);
  switch (key) {
    case 'ArrowRight':
      return items[index + 1];
    case 'ArrowLeft':
      return items[index - 1];
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    case 'ArrowDown':
      return index < 0 ? items[0] : getBelow(items.slice(index), 1);
    case 'ArrowUp':
      // oxlint-disable-next-line unicorn/no-array-reverse -- some browsers have no `toReversed`
      return getBelow(items.slice(0, index + 1).reverse(), -1);
    default:
      return undefined;
  }
}

/** The item in the next row with the same left edge, or else the first item of that row. */
function getBelow([current, ...rest]: readonly HTMLElement[], sign: 1 | -1) {
  if (!current) return undefined;
  const from = current.getBoundingClientRect();
  let first: { item: HTMLElement; top: number } | undefined;
  // Stop at the end of that row, because each measurement may force a layout.
  for (const item of rest) {
    const { top, left } = item.getBoundingClientRect();
    if (first && top !== first.top) break;
    if (sign * (top - from.top) <= 0) continue;
    if (left === from.left) return item;
    first ??= { item, top };
  }
  return first?.item;
}
