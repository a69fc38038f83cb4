import type { Counters } from '../limits/Counters.ts';
import { createLimiter } from '../limits/createLimiter.ts';
import { createMemoryCounters } from '../limits/createMemoryCounters.ts';
import { getLimits } from '../limits/getLimits.ts';
import { getWait } from '../limits/getWait.ts';
import type { Limiter, LimitOptions } from '../limits/Limiter.ts';
import { createCounter } from './createCounter.ts';
import { createRedisCommands } from './createRedisCommands.ts';
import type { RedisClient, RedisOptions } from './RedisClient.ts';

/** Fills the counter, unless it is already full for longer. */
const BLOCK = `
if redis.call('pttl', KEYS[1]) < tonumber(ARGV[2]) then
  redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
end`;

/**
 * Creates a limiter whose counts all processes share. While Redis does not answer, each process counts
 * for itself, so together they may exceed the limit until the API answers 429.
 *
 * @throws Error for a limit that is not above 0, or something other than a Redis client
 */
export function createRedisLimiter(
  redis: RedisClient,
  options: LimitOptions & RedisOptions = {},
): Limiter {
  const commands = createRedisCommands('createRedisLimiter()', redis, options);
  const { prefix, send } = commands;
  const { total, entity } = getLimits(options);
  const own = createMemoryCounters(options);
  const totals = createCounter(commands, {
    prefix: `${prefix}:calls`,
    points: total.calls,
    milliseconds: total.seconds * 1000,
  });
  const entities = createCounter(commands, {
    prefix: `${prefix}:calls-of`,
    points: entity.calls,
    milliseconds: entity.seconds * 1000,
  });
  const counters: Counters = {
    countTotal: () => getWait(totals.consume('all')).catch(own.countTotal),
    countEntity: (entityId) =>
      getWait(entities.consume(entityId)).catch(() => own.countEntity(entityId)),
    async block(seconds) {
      const key = totals.getKey('all');
      const milliseconds = String(Math.ceil(seconds * 1000));
      await send('EVAL', BLOCK, '1', key, String(total.calls + 1), milliseconds).catch(
        () => undefined,
      );
    },
  };
  return createLimiter(counters);
}
