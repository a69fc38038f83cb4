import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';
import { focusOnce } from '../lib/focusOnce.ts';
import { getFocused, isFocusLost } from '../lib/getFocused.ts';

/**
 * Moves focus to `target` when a change of view removes the focused button. Never takes focus from
 * elsewhere on the page. Returns whether it did so with the last change, and props for an element around
 * the whole widget. Only in the capture phase does it get React's focus events from the dialogs too.
 */
export function useLostFocus(view: string, target: RefObject<HTMLElement | null>) {
  const wasInside = useRef(false);
  const shown = useRef(view);
  const isTitleRead = useRef(false);

  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    // A modal of the page around the widget may have taken the focus.
    const { current } = target;
    isTitleRead.current = false;
    if (!wasInside.current || !current || !isFocusLost(current)) return;
    // A screen reader does not read it again.
    if (getFocused(current) === current) return;
    focusOnce(current);
    isTitleRead.current = true;
  }, [view, target]);

  const focusProps = {
    onFocusCapture: () => {
      wasInside.current = true;
    },
    onBlurCapture: ({ relatedTarget }: FocusEvent) => {
      // Without `relatedTarget`, the window itself lost focus, for example to the authorization.
      if (relatedTarget) wasInside.current = false;
    },
  };
  return { focusProps, isTitleRead };
}
