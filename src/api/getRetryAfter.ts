import type { Clock } from '../lib/Clock.ts';
import { getTimeOfDay } from '../lib/getTimeOfDay.ts';

/** Caps what a server may ask for, so that every wait ends. */
const LONGEST_WAIT = 3_600_000;

/** Converts a `Retry-After` header to milliseconds. HTTP allows both seconds and dates. */
export function getRetryAfter(headers: Headers, clock: Clock): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const asked = Number(value) * 1000;
  // This computer's clock may be wrong. Other origins' `Date` is often hidden from the page.
  const getNow = () => Date.parse(headers.get('date') ?? '') || getTimeOfDay(clock);
  const wait = Number.isNaN(asked) ? Date.parse(value) - getNow() : asked;
  return Math.min(LONGEST_WAIT, Math.max(0, wait)) || undefined;
}
