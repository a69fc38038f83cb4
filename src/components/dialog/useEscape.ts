import { useEffect } from 'react';
import { handleKeys } from '../../lib/handleKeys.ts';
import { isComposing } from '../../lib/isComposing.ts';
import { useStable } from '../../lib/useStable.ts';

interface EscapeOptions {
  isActive?: boolean;
  /** Whether this component handles the key, given the focused element. */
  owns: (target: EventTarget | undefined) => boolean;
  onEscape: () => void;
}

/**
 * Handles Escape before anything else on the page, and stops the event. Ignores the key while an
 * input method composes.
 */
export function useEscape({ isActive = true, owns, onEscape }: EscapeOptions): void {
  const handle = useStable((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !owns(event.composedPath()[0])) return false;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (!isComposing(event)) onEscape();
    return true;
  });
  useEffect(() => (isActive ? handleKeys(handle) : undefined), [isActive, handle]);
}
