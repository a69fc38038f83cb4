import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { getFocused } from '../../lib/getFocused.ts';

export interface Nearness {
  isNear: boolean;
  /** The height of the element when it was last near, in pixels. */
  height: number | undefined;
}

/**
 * Tells whether an element is near the visible part of the scroller around it. Stays at `initial` in
 * an environment without layout. An element that contains the focus stays near.
 */
export function useNear<Target extends HTMLElement>(
  initial: boolean,
  margin: string,
): [ref: RefObject<Target | null>, nearness: Nearness] {
  const ref = useRef<Target>(null);
  const [nearness, setNearness] = useState<Nearness>({ isNear: initial, height: undefined });
  useEffect(() => {
    const element = ref.current;
    if (!element || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (!entry || (!entry.isIntersecting && element.contains(getFocused(element)))) return;
        const { isIntersecting: isNear, boundingClientRect } = entry;
        setNearness((before) =>
          before.isNear === isNear ? before : { isNear, height: boundingClientRect.height },
        );
      },
      { root: element.closest('[data-part="sync-log-scroller"]'), rootMargin: margin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [margin]);
  return [ref, nearness];
}
