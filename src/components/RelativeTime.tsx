import { useCallback, useSyncExternalStore } from 'react';
import { createTicker } from '../lib/createTicker.ts';
import { formatDateTime } from '../lib/formatDateTime.ts';
import { formatRelativeTime } from '../lib/formatRelativeTime.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

export interface RelativeTimeProps {
  /** ISO 8601. */
  at: string;
  /** Keeps a future time from reading as past, and a past one as future, if the clocks differ. */
  direction: 'past' | 'future';
  /** The text for less than a minute. */
  now: string;
}

/** All times on the page share this clock. Their text changes at most once a minute. */
const subscribe = /* @__PURE__ */ createTicker(20_000);

/**
 * A relative time ("5 minutes ago") that stays current while the page is visible, with the exact
 * time in the `title`. Rerenders only when its text changes. Empty on the server, because the
 * server and the browser may disagree about the time.
 */
export function RelativeTime({ at, direction, now }: RelativeTimeProps) {
  const { language, getNow, part } = useAccountingContext('RelativeTime');
  const getWords = useCallback(
    () => formatRelativeTime(at, direction, language.tag, now, getNow()),
    [at, direction, language, now, getNow],
  );
  const words = useSyncExternalStore(subscribe, getWords, () => '');
  const time = new Date(at);
  const isReadable = !Number.isNaN(time.getTime());
  return (
    <time
      {...part('time')}
      dateTime={at}
      title={isReadable && words ? formatDateTime(time, language) : undefined}
    >
      {words}
    </time>
  );
}
