import { useEffect } from 'react';
import { handleEscape } from '../../lib/handleEscape.ts';
import { useStable } from '../../lib/useStable.ts';

interface EscapeOptions {
  isActive?: boolean;
  /** Whether the key belongs to this component, by the element that has the focus. */
  owns: (target: EventTarget | undefined) => boolean;
  onEscape: () => void;
}

/** Handles Escape before anything else on the page, which then does not hear it. */
export function useEscape({ isActive = true, owns, onEscape }: EscapeOptions): void {
  const isOwn = useStable(owns);
  const handle = useStable(onEscape);
  useEffect(
    () => (isActive ? handleEscape({ owns: isOwn, onEscape: handle }) : undefined),
    [isActive, isOwn, handle],
  );
}
