import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import type { TokenStore } from '../TokenStore.ts';
import { createCounter } from './createCounter.ts';
import { createRedisCommands } from './createRedisCommands.ts';
import type { RedisClient, RedisOptions } from './RedisClient.ts';

/**
 * Creates a store that shares tokens between all instances of a server, with a lock: instances that
 * start together with an empty store request one token. While Redis does not answer, each instance
 * requests its own. Values are encrypted before they reach the store.
 *
 * @throws Error for something other than a Redis client
 */
export function createRedisTokenStore(redis: RedisClient, options: RedisOptions = {}): TokenStore {
  const commands = createRedisCommands('createRedisTokenStore()', redis, options);
  const { prefix, send } = commands;
  const getKey = (key: string) => `${prefix}:token:${key}`;

  return {
    get: (key) => send('GET', getKey(key)).catch(() => undefined),
    set: (key, value, { ttl }) =>
      send('SET', getKey(key), value, 'EX', String(ttl)).catch(() => undefined),
    async lock(key, { ttl }) {
      // A lock is a limit of one.
      const milliseconds = ttl * 1000;
      const locks = createCounter(commands, { prefix: `${prefix}:lock`, points: 1, milliseconds });
      try {
        await locks.consume(key);
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return undefined;
        // Nobody can share a token now.
        return () => undefined;
      }
      return () => locks.delete(key).catch(() => undefined);
    },
  };
}
