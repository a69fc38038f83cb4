import { useSyncExternalStore } from 'react';
import type { CSSProperties } from 'react';

const HIDDEN: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};
const neverChanges = () => () => undefined;

/**
 * Tells people who use a screen reader what others see. It is hidden without our CSS too; and not
 * rendered on the server, where its `style` would be one that a strict CSP refuses.
 */
export function Announcement({ children }: { children: string }) {
  const isMounted = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return isMounted ? (
    <span data-part="announcement" aria-live="polite" style={HIDDEN}>
      {children}
    </span>
  ) : null;
}
