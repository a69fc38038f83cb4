import { describe, expect, it } from 'vitest';
import { openRedisClients } from '../../../test/openRedisClients.ts';
import { setUpRedis } from '../../../test/setUpRedis.ts';
import { sleep } from '../../lib/sleep.ts';
import type { Limiter } from '../limits/Limiter.ts';
import { createRedisLimiter } from './createRedisLimiter.ts';

const { open } = setUpRedis();

/** Sends calls of these entities to the limiters in turn. Returns when each was admitted. */
async function load(limiters: readonly Limiter[], entities: readonly string[], seconds: number) {
  const admitted: { entityId: string; at: number }[] = [];
  let isRefused = 0;
  const end = performance.now() + seconds * 1000;
  for (let turn = 0; performance.now() < end; turn += 1) {
    for (const entityId of entities) {
      limiters[turn % limiters.length]?.admit(entityId).then(
        () => admitted.push({ entityId, at: performance.now() }),
        () => (isRefused += 1),
      );
    }
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await sleep(20);
  }
  return { admitted: admitted.filter(({ at }) => at < end), isRefused };
}

const getMost = (times: readonly number[]) =>
  Math.max(...times.map((at) => times.filter((other) => other >= at && other < at + 1000).length));

describe.each(Object.keys(openRedisClients))('createRedisLimiter() over %s', (name) => {
  // Calls that still wait when the test ends find their client closed.
  const onError = () => undefined;
  const create = async (prefix: string) =>
    createRedisLimiter(await open(name), { prefix, onError });

  it('counts the calls of all instances together, and lets entities take turns', async () => {
    const prefix = `together ${name}`;
    const limiters = [await create(prefix), await create(prefix)];
    const entities = ['a', 'b', 'c', 'd', 'e'];
    const { admitted, isRefused } = await load(limiters, entities, 2);

    expect(getMost(admitted.map(({ at }) => at))).toBeLessThanOrEqual(30);
    expect(admitted.length).toBeGreaterThan(30);
    expect(isRefused).toBeGreaterThan(50);
    const counts = entities.map((id) => admitted.filter(({ entityId }) => entityId === id).length);
    expect(Math.min(...counts)).toBeGreaterThan(Math.max(...counts) / 2);
  });

  it('counts the calls of one entity in all instances', async () => {
    const prefix = `entity ${name}`;
    const limiters = [await create(prefix), await create(prefix)];
    const { admitted } = await load(limiters, ['a'], 2);

    // Ten a second, and one more slice.
    expect(admitted.length).toBeLessThanOrEqual(24);
    expect(admitted.length).toBeGreaterThan(12);
  });

  it('holds all instances back after a 429', async () => {
    const prefix = `hold ${name}`;
    const [one, other] = [await create(prefix), await create(prefix)];
    await other.admit('a');
    one.holdBack(4.5);
    // Another 429 that arrives later and asks for less.
    one.holdBack(0.5);
    await sleep(700);

    await expect(other.admit('b')).rejects.toMatchObject({
      code: 'rate_limited',
      headers: { 'retry-after': '4' },
    });
  });

  it('counts other prefixes apart', async () => {
    (await create(`mine ${name}`)).holdBack(5);
    await sleep(100);
    await (await create(`theirs ${name}`)).admit('a');
  });
});
