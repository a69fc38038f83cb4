import { createClient } from 'redis';
import type { Limiter, LimitOptions } from '../../src/server/limits/Limiter.ts';
import type { TokenStore } from '../../src/server/TokenStore.ts';
import { importRedisBuild } from './importBuild.ts';

/** What the processes of a server share. */
interface SharedRedis {
  tokenStore: TokenStore;
  createLimiter: (limits?: LimitOptions) => Limiter;
}

/** Connects to the Redis of `REDIS_URL`, if there is one. `REDIS_PREFIX` begins each key. */
export async function openRedis(
  env: Readonly<Record<string, string | undefined>>,
  onError: (error: unknown) => void,
): Promise<SharedRedis | undefined> {
  const { REDIS_URL: url, REDIS_PREFIX: prefix } = env;
  if (url === undefined) return undefined;
  const { createRedisLimiter, createRedisTokenStore } = await importRedisBuild();
  const redis = createClient({ url });
  redis.on('error', onError);
  await redis.connect();
  const options = { prefix, onError };
  return {
    tokenStore: createRedisTokenStore(redis, options),
    createLimiter: (limits) => createRedisLimiter(redis, { ...limits, ...options }),
  };
}
