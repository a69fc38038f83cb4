import type * as redisEntry from '../../src/redis.ts';
import type * as serverEntry from '../../src/server.ts';

const getUrl = (entry: string) => new URL(`../../dist/${entry}.js`, import.meta.url).href;

/** Imports the published code. The loader that runs the benchmark would slow down the source. */
export async function importBuild(): Promise<typeof serverEntry> {
  const build: typeof serverEntry = await import(getUrl('server'));
  return build;
}

/** Imports the published code for Redis. */
export async function importRedisBuild(): Promise<typeof redisEntry> {
  const build: typeof redisEntry = await import(getUrl('redis'));
  return build;
}
