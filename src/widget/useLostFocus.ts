import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';
import { focusOnce } from '../lib/focusOnce.ts';
import { isFocusLost } from '../lib/getFocused.ts';

/**
 * Moves focus to `target` when a change of view removes the focused button. Never takes focus from
 * elsewhere on the page. Spread the result on an element around the whole widget. Only in the
 * capture phase does it get React's focus events from the dialogs too.
 */
export function useLostFocus(view: string, target: RefObject<HTMLElement | null>) {
  const wasInside = useRef(false);
  const shown = useRef(view);

  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    // A modal of the page around the widget may have taken the focus.
    const { current } = target;
    if (wasInside.current && current && isFocusLost(current)) focusOnce(current);
  }, [view, target]);

  return {
    onFocusCapture: () => {
      wasInside.current = true;
    },
    onBlurCapture: ({ relatedTarget }: FocusEvent) => {
      // Without `relatedTarget`, the window itself lost focus, for example to the authorization.
      if (relatedTarget) wasInside.current = false;
    },
  };
}
