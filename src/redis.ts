export { createRedisLimiter } from './server/redis/createRedisLimiter.ts';
export { createRedisTokenStore } from './server/redis/createRedisTokenStore.ts';
export { createRedisUpdateBus } from './server/redis/createRedisUpdateBus.ts';
export type {
  IoRedisClient,
  NodeRedisClient,
  RedisClient,
  RedisOptions,
} from './server/redis/RedisClient.ts';
