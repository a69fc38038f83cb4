export type { Limiter, LimitOptions } from './server/limits/Limiter.ts';
export type { TokenStore } from './server/TokenStore.ts';
export type { UpdateBus } from './server/updates/UpdateBus.ts';
export { createRedisLimiter } from './server/redis/createRedisLimiter.ts';
export { createRedisTokenStore } from './server/redis/createRedisTokenStore.ts';
export { createRedisUpdateBus } from './server/redis/createRedisUpdateBus.ts';
export type {
  IoRedisClient,
  IoRedisSubscriber,
  NodeRedisClient,
  NodeRedisSubscriber,
  RedisClient,
  RedisOptions,
} from './server/redis/RedisClient.ts';
