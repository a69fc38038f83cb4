/** The item that a navigation key moves to. All keys follow the positions on the screen. */
export function getNextItem(
  items: readonly HTMLElement[],
  current: EventTarget | null,
  key: string,
): HTMLElement | undefined {
  const index = items.findIndex((item) => item === current);
  const [first] = items;
  const isRtl = first !== undefined && getComputedStyle(first).direction === 'rtl';
  switch (key) {
    case 'ArrowRight':
      return items[isRtl ? index - 1 : index + 1];
    case 'ArrowLeft':
      return items[isRtl ? index + 1 : index - 1];
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    case 'ArrowDown':
      return index < 0 ? first : getBelow(items.slice(index), 1, isRtl);
    case 'ArrowUp':
      // oxlint-disable-next-line unicorn/no-array-reverse -- some browsers have no `toReversed`
      return getBelow(items.slice(0, index + 1).reverse(), -1, isRtl);
    default:
      return undefined;
  }
}

/** The item in the next row that starts at the same place, or else the first item of that row. */
function getBelow([current, ...rest]: readonly HTMLElement[], sign: 1 | -1, isRtl: boolean) {
  if (!current) return undefined;
  const side = isRtl ? 'right' : 'left';
  const from = current.getBoundingClientRect();
  let first: { item: HTMLElement; top: number } | undefined;
  // Stop at the end of that row, because each measurement may force a layout.
  for (const item of rest) {
    const { top, [side]: start } = item.getBoundingClientRect();
    if (first && top !== first.top) break;
    if (sign * (top - from.top) <= 0) continue;
    if (start === from[side]) return item;
    first ??= { item, top };
  }
  return first?.item;
}
