import { ServerError } from '../ServerError.ts';

/** Limits the requests to an endpoint that keeps failing. */
export interface BackOff {
  /** Whether a request may be sent now. */
  canRequest: () => boolean;
  /** Throws the last error again as long as no request may be sent. */
  assertCanRequest: () => void;
  /**
   * Records that a request is sent. After a failure it is a probe: no other request may be sent for
   * a moment. Returns the number of the attempt, for `recordFailure`.
   */
  startAttempt: () => number;
  recordFailure: (error: unknown, attempt: number) => void;
  recordSuccess: () => void;
}

const MIN_WAIT = 1000;
const MAX_WAIT = 30_000;
/** Milliseconds that a probe has before the next request may be sent. */
const PROBE_TIME = 2000;

/**
 * Creates a back-off that waits 1 s after the first failure and twice as long after each further
 * one, up to 30 s. Requests that were pending together count as one failure. When the clock is set
 * back, at most the whole wait begins again.
 */
export function createBackOff(now: () => number, random: () => number): BackOff {
  let failures = 0;
  let attempts = 0;
  /** The newest attempt that was pending when one failed. */
  let lastFailedAttempt = 0;
  /** The current wait, and when it started. */
  let since = -Infinity;
  let wait = 0;
  let lastError: unknown;

  const getPassed = () => now() - since;

  // A start in the future means that the clock was set back.
  const canRequest = () => getPassed() < 0 || getPassed() >= wait;

  function startWait(milliseconds: number) {
    since = now();
    wait = milliseconds;
  }

  return {
    canRequest,
    assertCanRequest() {
      if (canRequest()) return;
      if (!(lastError instanceof ServerError)) throw lastError;
      const { status, code, message, upstreamStatus } = lastError;
      const seconds = String(Math.ceil((wait - getPassed()) / 1000));
      throw new ServerError(status, code, message, {
        upstreamStatus,
        headers: { 'Retry-After': seconds },
      });
    },
    startAttempt() {
      // Failures this long ago no longer say anything about the endpoint.
      if (getPassed() - wait > MAX_WAIT) failures = 0;
      if (failures > 0) startWait(PROBE_TIME);
      attempts += 1;
      return attempts;
    },
    recordFailure(error, attempt) {
      if (attempt <= lastFailedAttempt) return;
      lastFailedAttempt = attempts;
      const own = Math.min(MAX_WAIT, MIN_WAIT * 2 ** failures) * (0.5 + random() / 2);
      startWait(Math.max(own, getRetryAfter(error)));
      failures += 1;
      lastError = error;
    },
    recordSuccess() {
      failures = 0;
      since = -Infinity;
    },
  };
}

/** Milliseconds, from the header's seconds. */
function getRetryAfter(error: unknown): number {
  const seconds = error instanceof ServerError ? Number(error.headers['retry-after']) : NaN;
  return seconds > 0 ? seconds * 1000 : 0;
}
