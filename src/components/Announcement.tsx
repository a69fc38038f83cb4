import { useAccountingContext } from '../provider/useAccountingContext.ts';
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
 * Announces a visible change to screen readers. An inline `style` hides it even without our CSS. It
 * is not rendered on the server, because a strict CSP blocks inline styles in HTML.
 */
export function Announcement({ children }: { children: string }) {
  const isMounted = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const { language, part } = useAccountingContext('Announcement');
  return isMounted ? (
    <span
      lang={language.attributes.lang}
      {...part('announcement')}
      aria-live="polite"
      style={HIDDEN}
    >
      {children}
    </span>
  ) : null;
}
