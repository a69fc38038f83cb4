import { afterAll, afterEach, beforeAll } from 'vitest';
import type { RedisClient } from '../src/server/redis/RedisClient.ts';
import { openRedisClients } from './openRedisClients.ts';
import { startRedis } from './startRedis.ts';
import type { RunningRedis } from './startRedis.ts';

/** Starts a Redis for the tests of a file, and closes the clients of each test after it. */
export function setUpRedis() {
  let redis: RunningRedis | undefined;
  const closers: (() => void)[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(() => closers.splice(0).forEach((close) => close()));
  afterAll(() => redis?.stop());

  return {
    getUrl: () => redis?.url ?? '',
    /** Opens a client of the package, to this Redis or another one. */
    async open(name = 'redis', url = redis?.url ?? ''): Promise<RedisClient> {
      const client = await openRedisClients[name]?.(url);
      if (!client) throw new Error(`There is no client of ${name}.`);
      closers.push(client.close);
      return client.redis;
    },
    /** Runs after the test, before the clients close. */
    defer: (close: () => void) => void closers.unshift(close),
  };
}
