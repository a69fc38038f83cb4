import {
  createProxyHandler,
  createServerClient,
  createUpdateStream,
} from 'react-accounting-connect/server';
import {
  createRedisLimiter,
  createRedisTokenStore,
  createRedisUpdateBus,
} from 'react-accounting-connect/server/redis';
import { createClient } from 'redis';
import { getEntityId } from './companies';

const redis = createClient({ url: process.env.REDIS_URL ?? 'redis://localhost:6379' });
redis.on('error', (error) => console.error(error));
await redis.connect();

const shared = {
  clientId: process.env.MONITE_CLIENT_ID,
  clientSecret: process.env.MONITE_CLIENT_SECRET,
  apiUrl: process.env.MONITE_API_URL,
  limiter: createRedisLimiter(redis),
  tokenStore: createRedisTokenStore(redis),
};

export const proxy = createProxyHandler({ ...shared, resolveEntity: getEntityId });
export const accounting = createServerClient(shared); // also in processes that only run jobs
export const updates = createUpdateStream({
  resolveEntity: getEntityId,
  bus: createRedisUpdateBus(redis),
});

/** Call this when the server has stopped, and at the end of a job. */
export const closeRedis = () => redis.close();
