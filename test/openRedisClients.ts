import { Redis } from 'ioredis';
import { Redis as Redis6 } from 'ioredis-6';
import { createClient } from 'redis';
import type { RedisClient } from '../src/server/redis/RedisClient.ts';

/** A client of a partner, and how the partner closes it. */
export interface OpenClient {
  redis: RedisClient;
  close: () => void;
}

function watch(redis: Redis | Redis6): OpenClient {
  // Without a listener, it writes each failure to the console.
  redis.on('error', () => undefined);
  return { redis, close: () => redis.disconnect() };
}

/** Opens a client, by the name of its package. */
export const openRedisClients: Readonly<Record<string, (url: string) => Promise<OpenClient>>> = {
  async redis(url) {
    const redis = createClient({ url });
    redis.on('error', () => undefined);
    await redis.connect();
    return { redis, close: () => redis.destroy() };
  },
  ioredis: async (url) => watch(new Redis(url)),
  'ioredis 6': async (url) => watch(new Redis6(url)),
};
