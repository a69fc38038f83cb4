/** Whether two letters are the same, apart from case and accents. */
const isSameLetter = (one: string, other: string) =>
  one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0;

/**
 * Returns the item to focus after this key, if any. A letter leads to the next item that starts
 * with it. `current` is -1 if no item has the focus.
 */
export function findMenuItem(
  items: readonly HTMLElement[],
  current: number,
  key: string,
): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return items[(current + 1) % items.length];
    case 'ArrowUp':
      return items.at(Math.max(current, 0) - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default: {
      // All other keys with a name have a longer one.
      if (key === ' ' || [...key].length !== 1) return undefined;
      const next = [...items.slice(current + 1), ...items.slice(0, current + 1)];
      return next.find((item) => {
        const [first = ''] = item.textContent?.trim() ?? '';
        return isSameLetter(first, key);
      });
    }
  }
}
