import { Fragment, memo } from 'react';
import type { MouseEvent } from 'react';
import type { Platform } from '../../api/Platform.ts';
import { formatDay } from '../../lib/formatDay.ts';
import type { Messages } from '../../messages/Messages.ts';
import { picker } from '../../messages/picker.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { useMessages } from '../useMessages.ts';
import type { PickerOptions } from './PickerOptions.ts';
import { PlatformIcon } from './PlatformIcon.tsx';

const english = { picker };

export interface PlatformItemProps {
  platform: Platform;
  isCurrent: boolean;
  /** Stable. */
  onSelect: (platform: Platform, event: MouseEvent<HTMLButtonElement>) => void;
  renderIcon: PickerOptions['renderIcon'];
}

/**
 * One platform in the list. Renders an `<li>` with a `<button>`. Memoized, because most items do
 * not change while a person types.
 */
export const PlatformItem = /* @__PURE__ */ memo(function PlatformItem({
  platform,
  isCurrent,
  onSelect,
  renderIcon,
}: PlatformItemProps) {
  const { picker: words } = useMessages('PlatformItem', english);
  const { locale } = useAccountingContext('PlatformItem');
  return (
    <li data-part="platform-entry">
      <button
        type="button"
        data-part="platform-item"
        data-platform={platform.key}
        aria-current={isCurrent || undefined}
        onClick={(event) => onSelect(platform, event)}
      >
        <PlatformIcon platform={platform} renderIcon={renderIcon} />
        <span data-part="platform-text">
          <span data-part="platform-name" translate="no">
            {platform.name}
          </span>{' '}
          {getFacts(platform, words, locale).map(
            ([part, text]) =>
              text && (
                // Screen readers need the space to separate the words.
                <Fragment key={text}>
                  <span data-part={part}>{text}</span>{' '}
                </Fragment>
              ),
          )}
        </span>
      </button>
    </li>
  );
});

/** The facts to show before a person chooses the platform, each with its `data-part`. */
function getFacts(platform: Platform, words: Messages['picker'], locale: string) {
  const { currentName, retiredAt, isTest, isReadOnly, setupMinutes, device } = platform;
  return [
    ['platform-detail', currentName && words.currentName(currentName)],
    ['platform-detail', retiredAt && words.retiredSince(formatDay(retiredAt, locale))],
    ['platform-badge', isTest && words.isTest],
    ['platform-badge', isReadOnly && words.isReadOnly],
    ['platform-badge', device !== 'any' && words[device]],
    ['platform-badge', setupMinutes && words.minutes(...setupMinutes)],
  ] as const;
}
