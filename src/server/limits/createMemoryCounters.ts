import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import type { Counters } from './Counters.ts';
import { getWait } from './getWait.ts';
import { getLimits } from './getLimits.ts';
import type { LimitOptions } from './Limiter.ts';

/** Creates counters that this process keeps for itself. */
export function createMemoryCounters(options: LimitOptions): Counters {
  const { total, entity } = getLimits(options);
  const totals = new RateLimiterMemory({ points: total.calls, duration: total.seconds });
  const entities = new RateLimiterMemory({ points: entity.calls, duration: entity.seconds });
  return {
    countEntity: (entityId) => getWait(entities.consume(entityId), entity.seconds),
    countTotal: () => getWait(totals.consume('all'), total.seconds),
  };
}
