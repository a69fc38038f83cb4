/** Seconds. A longer wait is taken for a mistake and cut to this. */
const LONGEST = 300;

/** The seconds that a 429 asks for, from `Retry-After` in seconds or as a date. At least 1. */
export function getRetryAfter(headers: Headers, now = Date.now()): number {
  const text = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000;
  return seconds > 1 ? Math.min(LONGEST, Math.ceil(seconds)) : 1;
}
