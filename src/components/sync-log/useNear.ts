import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { getFocused } from '../../lib/getFocused.ts';
import { observeNearness } from './observeNearness.ts';

/** The heights of elements when they were last near the visible part of the scroller, in pixels. */
export type Heights = Map<string, number>;

/**
 * The height that an element had when it was last near the visible part of the scroller, in pixels,
 * or `null` while it is near. An element that contains the focus stays near. `heights` outlives the
 * element, and knows its height by `name` when it is created again.
 */
export function useNear<Target extends HTMLElement>(
  margin: string,
  heights: Heights,
  name: string,
): [ref: RefObject<Target | null>, height: number | null] {
  const ref = useRef<Target>(null);
  const [height, setHeight] = useState(() => heights.get(name) ?? null);
  useEffect(() => {
    const { current: element } = ref;
    if (!element) return undefined;
    return observeNearness(element, margin, ({ isIntersecting, boundingClientRect }) => {
      if (isIntersecting) {
        heights.delete(name);
        setHeight(null);
      } else if (!element.contains(getFocused(element))) {
        const far = heights.get(name) ?? boundingClientRect.height;
        heights.set(name, far);
        setHeight(far);
      }
    });
  }, [margin, heights, name]);
  return [ref, height];
}
