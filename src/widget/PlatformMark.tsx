import type { Platform } from '../api/Platform.ts';
import type { PickerOptions } from '../components/platform-picker/PickerOptions.ts';
import { PlatformIcon } from '../components/platform-picker/PlatformIcon.tsx';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

interface PlatformMarkProps {
  platform: Platform | undefined;
  /** Whether the platform was connected just now. */
  isDone: boolean;
  renderIcon: PickerOptions['renderIcon'];
}

const BOOK = 'M4 15.5v-11A1.5 1.5 0 0 1 5.5 3H16v11H5.5a1.5 1.5 0 0 0 0 3H16M8 7h4M8 10h4';
const CHECK = 'M4.5 10.5l4 4 7-9';

/** The platform's icon beside the headline: a check at first, or a book if no platform is chosen. */
export function PlatformMark({ platform, isDone, renderIcon }: PlatformMarkProps) {
  const { part } = useAccountingContext('AccountingConnect');
  if (platform && !isDone) return <PlatformIcon platform={platform} renderIcon={renderIcon} />;
  return (
    <span {...part('widget-mark')} data-kind={isDone ? 'done' : 'start'} aria-hidden>
      <svg {...part('widget-drawing')} viewBox="0 0 20 20" width="20" height="20">
        <path d={isDone ? CHECK : BOOK} />
      </svg>
    </span>
  );
}
