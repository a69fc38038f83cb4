// What people notice when Redis is killed, frozen, full or read-only: nothing.
import { describe, expect, it, vi } from 'vitest';
import { openRedisClients } from '../../../test/openRedisClients.ts';
import { setUpProxy } from '../../../test/setUpProxy.ts';
import { setUpRedis } from '../../../test/setUpRedis.ts';
import { startRedis } from '../../../test/startRedis.ts';
import type { RunningRedis } from '../../../test/startRedis.ts';
import { sleep } from '../../lib/sleep.ts';
import type { Limiter } from '../limits/Limiter.ts';
import { createRedisLimiter } from './createRedisLimiter.ts';
import { createRedisTokenStore } from './createRedisTokenStore.ts';
import { createRedisUpdateBus } from './createRedisUpdateBus.ts';

const { open, defer } = setUpRedis();
const LIST = '/accounting_connections';

/** Sends a command of an administrator. */
async function command(url: string, ...args: [string, ...string[]]) {
  const client = await openRedisClients['ioredis']?.(url);
  if (client && 'call' in client.redis) await client.redis.call(...args);
  client?.close();
}

/** How Redis stops serving, and how it serves again. */
const TROUBLES: Readonly<Record<string, (redis: RunningRedis) => Promise<() => unknown>>> = {
  async killed({ pid }) {
    process.kill(pid, 'SIGKILL');
    // It stays away. Those that come back are the other rows.
    return () => undefined;
  },
  async frozen({ pid }) {
    process.kill(pid, 'SIGSTOP');
    return () => process.kill(pid, 'SIGCONT');
  },
  async full({ url }) {
    await command(url, 'CONFIG', 'SET', 'maxmemory', '1');
    return () => command(url, 'CONFIG', 'SET', 'maxmemory', '0');
  },
  async 'read-only'({ url }) {
    await command(url, 'REPLICAOF', '127.0.0.1', '1');
    return () => command(url, 'REPLICAOF', 'NO', 'ONE');
  },
};

/** Uses everything that Redis carries, before, during and after the trouble. */
async function expectNoTrouble(name: string, trouble: string) {
  const redis = await startRedis();
  defer(() => void redis.stop());
  const client = await open(name, redis.url);
  const onError = vi.fn<(error: unknown) => void>();
  const options = { prefix: 'outage', onError };
  const bus = createRedisUpdateBus(client, options);
  const heard = vi.fn<(entityId: string) => void>();
  defer(bus.subscribe(heard));
  const proxy = setUpProxy({
    tokenStore: createRedisTokenStore(client, options),
    limiter: createRedisLimiter(client, options),
    onError,
  });
  async function ask() {
    const startedAt = performance.now();
    const { status } = await proxy.ask(LIST);
    return { status, took: performance.now() - startedAt };
  }
  expect(await ask()).toMatchObject({ status: 200 });

  const recover = await TROUBLES[trouble]?.(redis);
  const answers = [];
  for (let count = 0; count < 20; count += 1) {
    // In the middle, the token is lost as well.
    if (count === 10) proxy.sandbox.expireTokens();
    bus.publish('entity-a');
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    answers.push(await ask());
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await sleep(100);
  }

  expect(new Set(answers.map(({ status }) => status)), trouble).toEqual(new Set([200]));
  expect(Math.max(...answers.map(({ took }) => took)), trouble).toBeLessThan(2500);
  expect(answers.filter(({ took }) => took > 200).length, trouble).toBeLessThanOrEqual(4);
  expect(onError.mock.calls, trouble).toHaveLength(1);
  expect(onError.mock.calls[0]?.[0]).toMatchObject({
    message: expect.stringContaining('works for itself'),
  });

  await recover?.();
  if (trouble === 'killed') return;
  const other = createRedisUpdateBus(await open(name, redis.url), options);
  await vi.waitFor(
    () => {
      other.publish('entity-b');
      expect(heard).toHaveBeenCalledWith('entity-b');
    },
    { timeout: 8000, interval: 200 },
  );
  const store = createRedisTokenStore(client, options);
  await vi.waitFor(
    async () => {
      await store.set('after', 'value', { ttl: 60 });
      expect(await store.get('after')).toBe('value');
    },
    { timeout: 8000, interval: 200 },
  );
  expect(await ask()).toMatchObject({ status: 200 });
}

describe.each(['redis', 'ioredis'])('with %s over a Redis in trouble', (name) => {
  // All at once, because they wait most of the time.
  it(`that is ${Object.keys(TROUBLES).join(', ')}, answers every request in time, says so once, and shares again afterwards`, async () => {
    await Promise.all(Object.keys(TROUBLES).map((trouble) => expectNoTrouble(name, trouble)));
  });
});

/** Sends 20 calls a second, of 40 entities in turn. Returns how long each waited, or its refusal. */
async function load(limiter: Limiter, seconds: number) {
  const calls: Promise<unknown>[] = [];
  for (let sent = 0; sent < 20 * seconds; sent += 1) {
    const startedAt = performance.now();
    const call = limiter.admit(`entity-${sent % 40}`);
    calls.push(
      call.then(
        () => performance.now() - startedAt,
        (error: unknown) => error,
      ),
    );
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await sleep(50);
  }
  return Promise.all(calls);
}

describe('with a frozen Redis and many entities at once', () => {
  it('refuses no call, and lets none wait again after the first second', async () => {
    await Promise.all(
      Object.keys(openRedisClients).map(async (name) => {
        const redis = await startRedis();
        defer(() => void redis.stop());
        const onError = vi.fn<(error: unknown) => void>();
        const limiter = createRedisLimiter(await open(name, redis.url), { onError });
        await limiter.admit('entity-a');
        await TROUBLES['frozen']?.(redis);
        const results = await load(limiter, 11);

        expect(results.filter((waited) => typeof waited !== 'number')).toEqual([]);
        // The calls of the first second are sent within the next six.
        const waits = results.slice(20 * 7).map(Number);
        expect(Math.max(...waits), name).toBeLessThan(700);
        expect(onError).toHaveBeenCalledOnce();
      }),
    );
  }, 20_000);
});
