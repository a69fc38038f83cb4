import { useCallback, useSyncExternalStore } from 'react';
import { createTicker } from './createTicker.ts';
import { formatRelativeTime } from './formatRelativeTime.ts';

export interface RelativeTimeProps {
  /** ISO 8601. */
  at: string;
  /** A time in the future never reads as past, whatever the clocks say; and the other way round. */
  direction: 'past' | 'future';
  locale: string;
  /** For less than a minute. */
  now: string;
}

/** Enough for words that change once a minute. Shared by all times of a page. */
const subscribe = /* @__PURE__ */ createTicker(20_000);

/**
 * A time as people say it ("5 minutes ago"), kept true while the page is visible; the exact time is
 * in the `title`. Renders again only when its words change. On the server it is empty: what the
 * time is there and in the browser differs.
 */
export function RelativeTime({ at, direction, locale, now }: RelativeTimeProps) {
  const getWords = useCallback(
    () => formatRelativeTime(at, direction, locale, now),
    [at, direction, locale, now],
  );
  const words = useSyncExternalStore(subscribe, getWords, () => '');
  const time = new Date(at);
  const isReadable = !Number.isNaN(time.getTime());
  return (
    <time
      data-part="time"
      dateTime={at}
      title={
        isReadable && words
          ? time.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' })
          : undefined
      }
    >
      {words}
    </time>
  );
}
