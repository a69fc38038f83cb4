import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { getFocused } from '../../lib/getFocused.ts';
import { observeNearness } from './observeNearness.ts';

/**
 * The height that an element had when it was last near the visible part of the scroller, in pixels,
 * or `null` while it is near. An element that contains the focus stays near.
 */
export function useNear<Target extends HTMLElement>(
  margin: string,
): [ref: RefObject<Target | null>, height: number | null] {
  const ref = useRef<Target>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const { current: element } = ref;
    if (!element) return undefined;
    return observeNearness(element, margin, ({ isIntersecting, boundingClientRect }) => {
      if (isIntersecting) setHeight(null);
      else if (!element.contains(getFocused(element))) {
        setHeight((before) => before ?? boundingClientRect.height);
      }
    });
  }, [margin]);
  return [ref, height];
}
