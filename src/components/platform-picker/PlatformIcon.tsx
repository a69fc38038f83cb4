import type { Platform } from '../../api/Platform.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import type { PickerOptions } from './PickerOptions.ts';

interface PlatformIconProps {
  platform: Platform;
  /** The picker's own `renderIcon`, which wins over the provider's. */
  renderIcon: PickerOptions['renderIcon'];
}

/**
 * The partner's icon for a platform, or the first letter of its name. We ship no logos, because they
 * are trademarks.
 */
export function PlatformIcon({ platform, renderIcon }: PlatformIconProps) {
  const { renderIcon: renderShared, part } = useAccountingContext('PlatformIcon');
  const own = renderIcon?.(platform) ?? renderShared?.(platform) ?? platform.icon;
  return (
    <span {...part('platform-icon')} translate="no" aria-hidden>
      {own ?? getLetter(platform.name)}
    </span>
  );
}

const getLetter = (name: string) => /[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase();
