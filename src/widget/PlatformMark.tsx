import type { Platform } from '../api/Platform.ts';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import { PlatformIcon } from '../components/platform-picker/PlatformIcon.tsx';

interface PlatformMarkProps {
  platform: Platform | undefined;
  renderIcon: PickerOptions['renderIcon'];
}

/** The platform's icon beside the headline, or a book if no platform is chosen yet. */
export function PlatformMark({ platform, renderIcon }: PlatformMarkProps) {
  if (platform) return <PlatformIcon platform={platform} renderIcon={renderIcon} />;
  return (
    <svg data-part="widget-mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden>
      <path d="M4 15.5v-11A1.5 1.5 0 0 1 5.5 3H16v11H5.5a1.5 1.5 0 0 0 0 3H16M8 7h4M8 10h4" />
    </svg>
  );
}
