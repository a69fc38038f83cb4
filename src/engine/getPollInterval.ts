import { getPause } from '../api/AccountingError.ts';
import type { AccountingError } from '../api/AccountingError.ts';
import { LONGEST_PAUSE } from '../api/createRequestQueue.ts';

export interface PollConditions {
  /**
   * How long this page has waited for an authorization or a pull, in milliseconds; `null` if not at
   * all.
   */
  waited: number | null;
  status: string | undefined;
  isHidden: boolean;
  /** How long nobody has touched the page, in milliseconds. */
  idleTime: number;
  /** The number of failed reads in a row, and the last error. */
  failures: number;
  lastError: AccountingError | undefined;
  /** The least milliseconds that a busy server wants between two polls. @default 0 */
  serverInterval?: number | undefined;
}

/** After this many milliseconds without a touch, nobody is at the page. */
export const LONG_IDLE = 600_000;
/** By how much of the server's interval a poll may come later. */
const JITTER = 0.25;
/** The limit of the growing pause, unless the API requests a longer one. */
const LONGEST_HOLD = 60_000;

/**
 * Returns the milliseconds that must pass after a failure before this page polls again. The first
 * pause is as long as the API requests. Each further refusal in a row doubles the pause.
 */
export function getHold(failures: number, error: AccountingError | undefined): number {
  const asked = error ? getPause(error) : 0;
  // Without a status, the queue refused the request, and `retryAfter` is the rest of the pause.
  if (!error?.status) return asked;
  // The client has already retried a request after a 429 with a short pause.
  const repeats = error.status === 429 && asked <= LONGEST_PAUSE ? 1 : 0;
  return Math.max(asked, Math.min(LONGEST_HOLD, asked * 2 ** (failures - 1 + repeats)));
}

/**
 * Returns the milliseconds until the next poll, or `null` to stop polling until the person comes
 * back, the network returns, or an action fetches.
 */
export function getPollInterval(conditions: PollConditions, random = Math.random): number | null {
  const { serverInterval = 0 } = conditions;
  const interval = getUsualInterval(conditions, random);
  if (interval === null || serverInterval === 0) return interval;
  // A busy server serves many pages, so they ask at different moments.
  return Math.max(interval, serverInterval * (1 + random() * JITTER));
}

function getUsualInterval(conditions: PollConditions, random: () => number): number | null {
  const { waited, status, isHidden, idleTime, failures, lastError } = conditions;
  if (isHidden && waited === null) return null;
  if (lastError) {
    const backOff = Math.min(30_000, 1000 * 2 ** (failures - 1)) * (0.5 + random() / 2);
    return lastError.isRetryable ? Math.max(backOff, getHold(failures, lastError)) : null;
  }
  // The person is in the other window, so this page is often hidden. Keep polling.
  if (waited !== null) return waited < 120_000 ? 1500 : waited < 600_000 ? 5000 : 15_000;
  // A connection can change elsewhere: on another device, or in the accounting software.
  if (status === undefined || status === 'disconnected') return null;
  return idleTime > LONG_IDLE ? 300_000 : 60_000;
}
