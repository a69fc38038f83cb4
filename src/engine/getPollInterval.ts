import { getPause } from '../api/AccountingError.ts';
import type { AccountingError } from '../api/AccountingError.ts';
import { LONGEST_PAUSE } from '../api/createRequestQueue.ts';

export interface PollConditions {
  /** Milliseconds this page has waited for an authorization or a pull; `null`: for neither. */
  waited: number | null;
  status: string | undefined;
  isHidden: boolean;
  /** Reads that failed in a row, and how the last one failed. */
  failures: number;
  lastError: AccountingError | undefined;
}

const SLOW: readonly (string | undefined)[] = ['pending_auth', 'connected', 'deauthorized'];

/** A hold that grows ends here, unless the API asks for longer. */
const LONGEST_HOLD = 60_000;

/**
 * Milliseconds after a failure before this page asks by itself. The first hold is as long as the
 * API asked for. Each further refusal in a row doubles it.
 */
export function getHold(failures: number, error: AccountingError | undefined): number {
  const asked = error ? getPause(error) : 0;
  // Without a status, the queue refused the request. It knows how long the pause still lasts.
  if (!error?.status) return asked;
  // The client repeats a request after a 429 with a short pause.
  const repeats = error.status === 429 && asked <= LONGEST_PAUSE ? 1 : 0;
  return Math.max(asked, Math.min(LONGEST_HOLD, asked * 2 ** (failures - 1 + repeats)));
}

/**
 * Milliseconds until the API is asked again; `null` stops until the person comes back, the network
 * does, or something is asked for.
 */
export function getPollInterval(conditions: PollConditions, random = Math.random): number | null {
  const { waited, status, isHidden, failures, lastError } = conditions;
  if (isHidden && waited === null) return null;
  if (lastError) {
    const backOff = Math.min(30_000, 1000 * 2 ** (failures - 1)) * (0.5 + random() / 2);
    return lastError.isRetryable ? Math.max(backOff, getHold(failures, lastError)) : null;
  }
  // The person is in the other window, so this page is often hidden: go on all the same.
  if (waited !== null) return waited < 120_000 ? 1500 : waited < 600_000 ? 5000 : 15_000;
  // It can change without us: finished on another device, ended at the accounting system.
  return SLOW.includes(status) ? 60_000 : null;
}
