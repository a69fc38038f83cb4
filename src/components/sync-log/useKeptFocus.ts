import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';
import { focusOnce } from '../../lib/focusOnce.ts';
import { getFocused, isFocusLost } from '../../lib/getFocused.ts';

/**
 * If the focused element inside `target` is removed, moves the focus to what remains of the elements
 * around it. Spread the result on `target`.
 */
export function useKeptFocus<Target extends HTMLElement>(target: RefObject<Target | null>) {
  /** The focused element and those around it, up to `target`. */
  const path = useRef<HTMLElement[]>([]);

  useEffect(() => {
    const [focused, ...around] = path.current;
    const { current } = target;
    if (!current || !focused || focused.isConnected) return;
    path.current = [];
    if (!isFocusLost(current)) return;
    const next = around.find((element) => element.isConnected);
    if (next === current) current.focus({ preventScroll: true });
    else if (next) focusOnce(next, { preventScroll: true });
  });

  return {
    onFocusCapture: ({ target: focused, currentTarget }: FocusEvent<HTMLElement>) => {
      path.current = [];
      for (let one: HTMLElement | null = focused; one; one = one.parentElement) {
        path.current.push(one);
        if (one === currentTarget) return;
      }
    },
    onBlurCapture: ({ target: blurred }: FocusEvent<HTMLElement>) => {
      // It keeps the focus if only the window loses it.
      if (getFocused(blurred) !== blurred) path.current = [];
    },
  };
}
