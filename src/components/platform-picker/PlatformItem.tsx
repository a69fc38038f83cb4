import { Fragment, memo } from 'react';
import type { MouseEvent } from 'react';
import type { Platform } from '../../api/Platform.ts';
import { formatDay } from '../../lib/formatDay.ts';
import type { Words } from '../getWords.ts';
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
  const words = useMessages('PlatformItem', english);
  const { language } = useAccountingContext('PlatformItem');
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
          {getFacts(platform, words, language.tag).map(
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
function getFacts(platform: Platform, { picker: words, format }: Words<'picker'>, tag: string) {
  const { currentName, retiredAt, isTest, isReadOnly, setupMinutes, device } = platform;
  return [
    ['platform-detail', currentName && format(words.formerName, { name: currentName })],
    [
      'platform-detail',
      retiredAt && format(words.retiredSince, { date: formatDay(retiredAt, tag) }),
    ],
    ['platform-badge', isTest && words.isTest],
    ['platform-badge', isReadOnly && words.isReadOnly],
    ['platform-badge', device !== 'any' && words[device]],
    [
      'platform-badge',
      setupMinutes &&
        format(setupMinutes[0] > 0 ? words.minutes : words.minutesUpTo, {
          shortest: setupMinutes[0],
          count: setupMinutes[1],
        }),
    ],
  ] as const;
}
