import type { Platform } from '../../api/Platform.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import type { PickerOptions } from './PickerOptions.ts';

interface PlatformIconProps {
  platform: Platform;
  /** The picker's own `renderIcon`, which wins over the provider's. */
  renderIcon: PickerOptions['renderIcon'];
}

/**
 * The partner's icon for a platform, or the platform's initials. We ship no logos, because they are
 * trademarks.
 */
export function PlatformIcon({ platform, renderIcon }: PlatformIconProps) {
  const { renderIcon: renderShared } = useAccountingContext('PlatformIcon');
  const own = renderIcon?.(platform) ?? renderShared?.(platform) ?? platform.icon;
  return (
    <span data-part="platform-icon" translate="no" aria-hidden>
      {own ?? getMonogram(platform.name)}
    </span>
  );
}

/** QuickBooks Online is QB, Sage 50 is S5, Xero is Xe. */
function getMonogram(name: string): string {
  const capitals = name.match(/[\p{Lu}\p{N}]/gu) ?? [];
  return capitals.length > 1 ? capitals.slice(0, 2).join('') : name.slice(0, 2);
}
