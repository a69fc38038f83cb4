import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';

/**
 * Turns the answer of a counter into milliseconds to wait, or 0 if it has counted the call. A wait of
 * more than `maxSeconds` means that somebody has set the clock back.
 */
export async function getWait(counting: Promise<unknown>, maxSeconds = Infinity): Promise<number> {
  try {
    await counting;
    return 0;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) {
      return Math.min(maxSeconds * 1000, Math.max(1, refusal.msBeforeNext));
    }
    throw refusal;
  }
}
