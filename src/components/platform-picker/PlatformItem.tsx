import { Fragment } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import type { Platform } from '../../api/Platform.ts';
import type { LazyMessages } from '../../messages/Messages.ts';
import { picker } from '../../messages/picker.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { useLazyMessages } from '../useLazyMessages.ts';
import { PlatformIcon } from './PlatformIcon.tsx';

export interface PlatformItemProps {
  platform: Platform;
  icon: ReactNode;
  isCurrent: boolean;
  onSelect: (event: MouseEvent<HTMLButtonElement>) => void;
}

/** One system of the list, by name first. Renders an `<li>` with a `<button>`. */
export function PlatformItem({ platform, icon, isCurrent, onSelect }: PlatformItemProps) {
  const words = useLazyMessages('PlatformItem', 'picker', picker);
  const { locale } = useAccountingContext('PlatformItem');
  return (
    <li>
      <button
        type="button"
        data-part="platform-item"
        data-platform={platform.key}
        aria-current={isCurrent || undefined}
        onClick={onSelect}
      >
        <PlatformIcon platform={platform} icon={icon} />
        <span data-part="platform-text">
          <span data-part="platform-name">{platform.name}</span>{' '}
          {getFacts(platform, words, locale).map(({ part, text }) => (
            // The space keeps the words apart for those who hear them.
            <Fragment key={text}>
              <span data-part={part}>{text}</span>{' '}
            </Fragment>
          ))}
        </span>
      </button>
    </li>
  );
}

/** What is to be known before choosing it. */
function getFacts(
  { currentName, retiredAt, isTest, isReadOnly, setupMinutes, device }: Platform,
  words: LazyMessages['picker'],
  locale: string,
) {
  const details = [
    currentName && words.currentName(currentName),
    retiredAt && words.retiredSince(formatDay(retiredAt, locale)),
  ];
  const badges = [
    isTest && words.isTest,
    isReadOnly && words.isReadOnly,
    device !== 'any' && words[device],
    setupMinutes && words.minutes(...setupMinutes),
  ];
  return [
    ...details.filter(isText).map((text) => ({ part: 'platform-detail', text })),
    ...badges.filter(isText).map((text) => ({ part: 'platform-badge', text })),
  ];
}

function isText(text: unknown): text is string {
  return typeof text === 'string' && text !== '';
}

/** `YYYY-MM-DD` is a day of the calendar, the same one in every time zone. */
function formatDay(day: string, locale: string): string {
  const date = new Date(day);
  if (Number.isNaN(date.getTime())) return day;
  return date.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}
