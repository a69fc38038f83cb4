import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

/**
 * When a change of view takes the focused button away, the focus goes to `target` instead of
 * nowhere. Focus that is elsewhere on the page is never taken. Spread the result on an element
 * around everything: React's focus events also come up from the dialogs.
 */
export function useLostFocus(view: string, target: RefObject<HTMLElement | null>) {
  const wasInside = useRef(false);
  const shown = useRef(view);

  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    const { activeElement, body } = document;
    const isNowhere = activeElement === null || activeElement === body;
    if (wasInside.current && isNowhere) target.current?.focus();
  }, [view, target]);

  return {
    onFocus: () => {
      wasInside.current = true;
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      // Without a next element it is the window that lost focus: to the authorization, say.
      if (relatedTarget) wasInside.current = false;
    },
  };
}
