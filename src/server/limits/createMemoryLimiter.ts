import { createLimiter } from './createLimiter.ts';
import { createMemoryCounters } from './createMemoryCounters.ts';
import type { Limiter, LimitOptions } from './Limiter.ts';

/**
 * Creates a limiter for one process. If several processes call the API with the same credentials,
 * use `createRedisLimiter`, or give each its part of the limit.
 *
 * @throws Error for a limit that is not above 0
 */
export const createMemoryLimiter = (options: LimitOptions = {}): Limiter =>
  createLimiter(createMemoryCounters(options));
