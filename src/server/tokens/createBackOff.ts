import { ServerError } from '../ServerError.ts';
import { LONGEST_RETRY_AFTER } from './requestToken.ts';

/** Keeps an endpoint in trouble from being asked by everybody who waits for it. */
export interface BackOff {
  /** Whether the endpoint may be asked. */
  isOver: () => boolean;
  /** Throws the last refusal again while the wait after it lasts. */
  check: () => void;
  /**
   * The endpoint is asked now. Where it has just failed, everybody else is refused until that is
   * answered. Returns the number of the attempt, to be handed to `fail`.
   */
  begin: () => number;
  fail: (error: unknown, attempt: number) => void;
  succeed: () => void;
}

const FIRST = 1000;
const LONGEST = 30_000;
/** How long the one who asks first after a failure has, before another may. */
const PROBE = 2000;

/**
 * Waits 1 s after the first failure, twice as long after each more, up to half a minute. Requests that
 * were on their way together fail together: that is one failure.
 */
export function createBackOff(now: () => number, random: () => number): BackOff {
  let failures = 0;
  let attempts = 0;
  /** The last attempt that had begun when one failed. */
  let failedWith = 0;
  let until = -Infinity;
  let last: unknown;

  // A clock that is set back makes no wait longer.
  const isOver = () => now() >= until || until - now() > LONGEST_RETRY_AFTER * 1000;

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
      // So long ago it says nothing any more.
      if (now() - until > LONGEST) failures = 0;
      if (failures > 0) until = now() + PROBE;
      attempts += 1;
      return attempts;
    },
    fail(error, attempt) {
      if (attempt <= failedWith) return;
      failedWith = attempts;
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
  return seconds > 0 ? seconds * 1000 : 0;
}
