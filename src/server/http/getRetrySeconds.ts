import { getRetryAfter } from '../../api/getRetryAfter.ts';
import { systemClock } from '../../lib/systemClock.ts';

/** A longer wait is taken for a mistake and cut to this. */
const LONGEST = 300_000;

/** The whole seconds that `Retry-After` asks for. 0 if it asks for none. */
export const getRetrySeconds = (headers: Headers): number =>
  Math.ceil(Math.min(LONGEST, getRetryAfter(headers, systemClock) ?? 0) / 1000);
