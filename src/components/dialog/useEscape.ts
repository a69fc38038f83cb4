import { useEffect } from 'react';
import { handleKeys } from '../../lib/handleKeys.ts';
import { isComposing } from '../../lib/isComposing.ts';
import { useStable } from '../../lib/useStable.ts';

interface EscapeOptions {
  isActive?: boolean;
  /** Returns an element of the document that gets the key. The page may render us into a frame. */
  getElement: () => Element | null;
  /** Whether this component handles the key now. */
  owns: () => boolean;
  onEscape: () => void;
}

/**
 * Handles Escape before anything else on the page, and stops its events. Ignores the key while an
 * input method composes.
 */
export function useEscape({ isActive = true, getElement, owns, onEscape }: EscapeOptions): void {
  const getOwner = useStable(() => getElement()?.ownerDocument ?? document);
  const handle = useStable((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !owns()) return false;
    if (!isComposing(event)) onEscape();
    return true;
  });
  // Listen early, and become the newest handler when this turns active.
  useEffect(() => handleKeys(undefined, getOwner()), [getOwner]);
  useEffect(
    () => (isActive ? handleKeys(handle, getOwner()) : undefined),
    [isActive, handle, getOwner],
  );
}
