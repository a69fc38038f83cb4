import { cacheByLocale } from './cacheByLocale.ts';

const getFormat = /* @__PURE__ */ cacheByLocale((locale) => new Intl.RelativeTimeFormat(locale));

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "5 minutes ago", "in 2 hours". What cannot be read as a time is given as it is. */
export function formatRelativeTime(
  at: string,
  direction: 'past' | 'future',
  locale: string,
  /** For less than a minute. */
  now: string,
): string {
  const difference = Date.parse(at) - Date.now();
  if (Number.isNaN(difference)) return at;
  // The clocks of the server and of this computer differ.
  const span = direction === 'past' ? Math.min(0, difference) : Math.max(0, difference);
  const unit = UNITS.find(([, length]) => Math.abs(span) >= length);
  if (!unit) return now;
  const [name, length] = unit;
  return getFormat(locale).format(Math.trunc(span / length), name);
}
