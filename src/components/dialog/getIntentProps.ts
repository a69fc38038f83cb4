import type { FocusEventHandler, PointerEventHandler } from 'react';
import { composeEventHandlers } from '../../lib/composeEventHandlers.ts';

export interface IntentProps {
  onPointerEnter?: PointerEventHandler<HTMLButtonElement> | undefined;
  onPointerDown?: PointerEventHandler<HTMLButtonElement> | undefined;
  onFocus?: FocusEventHandler<HTMLButtonElement> | undefined;
}

/** Handlers that run `prefetch` when a press is likely. The partner's handlers run first. */
export function getIntentProps(
  { onPointerEnter, onPointerDown, onFocus }: IntentProps,
  prefetch: () => void,
): IntentProps {
  return {
    onPointerEnter: composeEventHandlers(onPointerEnter, prefetch),
    // The pointer may have entered while the button was still inactive.
    onPointerDown: composeEventHandlers(onPointerDown, prefetch),
    onFocus: composeEventHandlers(onFocus, prefetch),
  };
}
