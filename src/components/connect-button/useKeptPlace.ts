import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * Brings a person who goes back to the list to where they left it: the same place, and the focus on
 * the item that they pressed. The list stays mounted, hidden, and so keeps the search too. Call the
 * function that this returns in the press.
 */
export function useKeptPlace(isShown: boolean): (item: HTMLElement) => void {
  const restore = useRef<(() => void) | null>(null);

  useLayoutEffect(() => {
    if (!isShown) return;
    restore.current?.();
    restore.current = null;
  }, [isShown]);

  return useCallback((item) => {
    const places: [element: Element, top: number][] = [];
    for (let around = item.parentElement; around; around = around.parentElement) {
      if (around.scrollTop > 0) places.push([around, around.scrollTop]);
    }
    restore.current = () => {
      for (const [element, top] of places) element.scrollTop = top;
      item.focus({ preventScroll: true });
    };
  }, []);
}
