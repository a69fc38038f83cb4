import { ServerError } from '../ServerError.ts';

/** Keeps an endpoint in trouble from being asked by everybody who waits for it. */
export interface BackOff {
  /** Whether the endpoint may be asked. */
  isOver: () => boolean;
  /** Throws the last refusal again while the wait after it lasts. */
  check: () => void;
  /**
   * The endpoint is asked now. Where it has failed, everybody else waits for what comes of that.
   * Returns when it began, to be handed to `fail`.
   */
  begin: () => number;
  fail: (error: unknown, begunAt: number) => void;
  succeed: () => void;
}

const FIRST = 1000;
const LONGEST = 30_000;
/** A longer `Retry-After` is a mistake, and nobody may be locked out by it for a day. */
const LONGEST_RETRY_AFTER = 300_000;
/** How long one who asks after a failure is waited for, before another may. */
const PROBE = 2000;

/**
 * Waits 1 s after the first failure, twice as long after each more, up to half a minute. Requests that
 * were on their way together fail together: that is one failure.
 */
export function createBackOff(now: () => number, random: () => number): BackOff {
  let failures = 0;
  let failedAt = -Infinity;
  let until = -Infinity;
  let last: unknown;

  const isOver = () => now() >= until;

  return {
    isOver,
    check() {
      if (isOver()) return;
      if (!(last instanceof ServerError)) throw last;
      const { status, code, message, upstreamStatus } = last;
      const seconds = String(Math.ceil((until - now()) / 1000));
      throw new ServerError(status, code, message, {
        upstreamStatus,
        headers: { 'Retry-After': seconds },
      });
    },
    begin() {
      if (failures > 0) until = now() + PROBE;
      return now();
    },
    fail(error, begunAt) {
      if (begunAt <= failedAt) return;
      failedAt = now();
      const wait = Math.min(LONGEST, FIRST * 2 ** failures) * (0.5 + random() / 2);
      until = now() + Math.max(wait, getRetryAfter(error));
      failures += 1;
      last = error;
    },
    succeed() {
      failures = 0;
      until = -Infinity;
    },
  };
}

/** Milliseconds, where the endpoint said seconds. */
function getRetryAfter(error: unknown): number {
  const seconds = error instanceof ServerError ? Number(error.headers['Retry-After']) : NaN;
  return seconds > 0 ? Math.min(seconds * 1000, LONGEST_RETRY_AFTER) : 0;
}
