import { memo } from 'react';
import type { MouseEvent } from 'react';
import type { Platform } from '../../api/Platform.ts';
import { formatDay } from '../../lib/formatDay.ts';
import { picker } from '../../messages/picker.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { formatSetupTime } from '../formatSetupTime.ts';
import type { Words } from '../getWords.ts';
import { useMessages } from '../useMessages.ts';
import type { PickerOptions } from './PickerOptions.ts';
import { PlatformIcon } from './PlatformIcon.tsx';

const english = { picker };

export interface PlatformItemProps {
  platform: Platform;
  isCurrent: boolean;
  /** Shows the name alone. The others are rows, with what is good to know first. */
  isTile: boolean;
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
  isTile,
  onSelect,
  renderIcon,
}: PlatformItemProps) {
  const words = useMessages('PlatformItem', english);
  const { language, part } = useAccountingContext('PlatformItem');
  const meta = isTile ? '' : getMeta(platform, words, language.tag);
  return (
    <li {...part('platform-entry')}>
      <button
        type="button"
        {...part('platform-item')}
        data-platform={platform.key}
        aria-current={isCurrent || undefined}
        onClick={(event) => onSelect(platform, event)}
      >
        <PlatformIcon platform={platform} renderIcon={renderIcon} />
        <span {...part('platform-text')}>
          {/* Keeps the parentheses of a Latin name in place among words from right to left. */}
          <span {...part('platform-name')} translate="no" dir="auto">
            {platform.name}
          </span>
          {/* Screen readers need the space to separate the words. */}
          {meta && ' '}
          {meta && <span {...part('platform-meta')}>{meta}</span>}
        </span>
      </button>
    </li>
  );
});

/** What to know before a person chooses the platform, in one line. */
function getMeta(platform: Platform, { picker: words, format }: Words<'picker'>, tag: string) {
  const { formerName, retiredAt, isTest, isReadOnly, setupMinutes, device } = platform;
  const facts = [
    retiredAt && format(words.retiredSince, { date: formatDay(retiredAt, tag) }),
    isTest && words.isTest,
    isReadOnly && words.isReadOnly,
    device !== 'any' && words[device],
    setupMinutes && formatSetupTime(format, [words.minutes, words.minutesUpTo], setupMinutes),
    formerName && format(words.formerName, { name: formerName }),
  ];
  // A line ends with the dot, and does not begin with one.
  return facts.filter(Boolean).join('\u00a0· ');
}
