import { cacheByLocale } from './cacheByLocale.ts';

const getFormat = /* @__PURE__ */ cacheByLocale((locale) => new Intl.RelativeTimeFormat(locale));

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Formats a time as "5 minutes ago" or "in 2 hours". Returns an invalid time unchanged. */
export function formatRelativeTime(
  at: string,
  direction: 'past' | 'future',
  locale: string,
  /** The text for less than a minute. */
  now: string,
  /** Milliseconds since 1970. */
  current: number,
): string {
  const difference = Date.parse(at) - current;
  if (Number.isNaN(difference)) return at;
  // The server's clock and this computer's clock may differ.
  const span = direction === 'past' ? Math.min(0, difference) : Math.max(0, difference);
  const unit = UNITS.find(([, length]) => Math.abs(span) >= length);
  if (!unit) return now;
  const [name, length] = unit;
  return getFormat(locale).format(Math.trunc(span / length), name);
}
