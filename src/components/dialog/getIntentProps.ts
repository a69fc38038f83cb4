import type { FocusEventHandler, PointerEventHandler } from 'react';
import { composeEventHandlers } from '../../lib/composeEventHandlers.ts';

export interface IntentProps {
  onPointerEnter?: PointerEventHandler<HTMLButtonElement> | undefined;
  onPointerDown?: PointerEventHandler<HTMLButtonElement> | undefined;
  onFocus?: FocusEventHandler<HTMLButtonElement> | undefined;
}

/** The handlers of a button that runs `prefetch` when a press is near. The partner's run first. */
export function getIntentProps(
  { onPointerEnter, onPointerDown, onFocus }: IntentProps,
  prefetch: () => void,
): IntentProps {
  return {
    onPointerEnter: composeEventHandlers(onPointerEnter, prefetch),
    // The pointer may have entered before the button could be pressed.
    onPointerDown: composeEventHandlers(onPointerDown, prefetch),
    onFocus: composeEventHandlers(onFocus, prefetch),
  };
}
