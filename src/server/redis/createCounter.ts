import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js';
import type { RedisCommands } from './createRedisCommands.ts';

/** The script of the package, with milliseconds in place of seconds. */
const createScript = (milliseconds: string) => `
redis.call('set', KEYS[1], 0, 'PX', ${milliseconds}, 'NX')
local consumed = redis.call('incrby', KEYS[1], ARGV[1])
local ttl = redis.call('pttl', KEYS[1])
if ttl == -1 then
  redis.call('pexpire', KEYS[1], ${milliseconds})
  ttl = ${milliseconds}
end
return {consumed, ttl}`;

/** Creates a counter in Redis that allows this many points in this time. */
export function createCounter(
  { send }: RedisCommands,
  { prefix, points, milliseconds }: { prefix: string; points: number; milliseconds: number },
): RateLimiterRedis {
  return new RateLimiterRedis({
    keyPrefix: prefix,
    points,
    // The script has the real time. The package would keep a key forever if this were below a second.
    duration: Math.max(1, milliseconds / 1000),
    customIncrTtlLuaScript: createScript(String(Math.ceil(milliseconds))),
    useRedisPackage: true,
    // Not the partner's client: the package would define a command on it.
    storeClient: {
      eval: (script: string, { keys, arguments: args }: { keys: string[]; arguments: string[] }) =>
        send('EVAL', script, String(keys.length), ...keys, ...args),
      del: async (key: string) => Number(await send('DEL', key)),
    },
  });
}
