// Ids that try to reach the keys and the news of others.
import { describe, expect, it, vi } from 'vitest';
import { openRedisClients } from '../../../test/openRedisClients.ts';
import { setUpRedis } from '../../../test/setUpRedis.ts';
import { isEntityId } from '../isEntityId.ts';
import { createRedisLimiter } from './createRedisLimiter.ts';
import { createRedisTokenStore } from './createRedisTokenStore.ts';
import { createRedisUpdateBus } from './createRedisUpdateBus.ts';

const { open, defer } = setUpRedis();

const IDS = [
  'entity-a',
  // The names of our own keys.
  'all',
  'calls:all',
  'calls-of:entity-a',
  'token:entity-a',
  'lock:entity-a',
  'entity-a:lock',
  'hostile:calls-of:entity-a',
  'other:calls-of:entity-a',
  '../entity-a',
  ':entity-a',
  'entity-a:',
  // What Redis, its protocol or its scripts could read as something else.
  '',
  '*',
  'entity-?',
  '{entity-a}',
  'entity-a\0',
  'entity-a\n',
  '\r\nFLUSHALL\r\n',
  "']) redis.call('flushall') --",
  // What JavaScript could.
  '__proto__',
  'constructor',
  // What a split or a trim would make equal.
  ' entity-a',
  'entity-a ',
  'entity-a entity-b',
  'ENTITY-A',
  '%65ntity-a',
  'entity-a'.padEnd(100_000, 'x'),
];

/** Runs one after the other, so that each sees what the ones before have changed. */
async function inTurn<T>(run: (id: string) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  for (const id of IDS) results.push(await run(id));
  return results;
}

describe.each(Object.keys(openRedisClients))('with %s, an id of an attacker', (name) => {
  it('counts for no other entity, nor for all', async () => {
    const redis = await open(name);
    const prefix = `hostile limiter ${name}`;
    // One call in 20 seconds for each.
    const limiter = createRedisLimiter(redis, { prefix, maxPerEntity: 0.05, maxPerSecond: 1000 });
    const ask = (id: string) =>
      limiter.admit(id, { maxWait: 300 }).then(
        () => 'admitted',
        ({ code }: { code: string }) => code,
      );

    expect(await inTurn(ask)).toEqual(IDS.map(() => 'admitted'));
    expect(await Promise.all(IDS.map(ask))).toEqual(IDS.map(() => 'rate_limited'));
    expect(await ask('entity-b')).toBe('admitted');
  });

  it('reads, writes and unlocks nothing of another key', async () => {
    const store = createRedisTokenStore(await open(name), { prefix: `hostile store ${name}` });
    const lock = async (id: string) => store.lock?.(id, { ttl: 60 });
    await inTurn(async (id) => store.set(id, `value of ${id}`, { ttl: 60 }));
    const releases = new Map(await inTurn(async (id) => [id, await lock(id)] as const));

    expect([...releases.values()].filter((release) => typeof release !== 'function')).toEqual([]);
    expect(await inTurn(async (id) => store.get(id))).toEqual(IDS.map((id) => `value of ${id}`));
    await inTurn(async (id) => {
      await releases.get(id)?.();
      const free = await Promise.all(IDS.map(lock));
      expect(IDS.filter((_, index) => free[index])).toEqual([id]);
    });
    expect(await inTurn(async (id) => store.get(id))).toEqual(IDS.map((id) => `value of ${id}`));
  });

  it('brings no news to the pages of another entity', async () => {
    const prefix = `hostile bus ${name}`;
    const bus = createRedisUpdateBus(await open(name), { prefix, onError: () => undefined });
    const heard = vi.fn<(entityId: string) => void>();
    const listening = createRedisUpdateBus(await open(name), { prefix });
    defer(listening.subscribe(heard));
    await vi.waitFor(() => {
      bus.publish('warm-up');
      expect(heard).toHaveBeenCalled();
    });
    IDS.forEach(bus.publish);
    bus.publish('last');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('last'));

    const news = heard.mock.calls.flat().filter((id) => id !== 'warm-up');
    expect(news).toEqual([...IDS.filter(isEntityId), 'last']);
  });
});
