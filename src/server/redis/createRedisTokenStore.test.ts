import { describe, expect, it, vi } from 'vitest';
import { openRedisClients } from '../../../test/openRedisClients.ts';
import { setUpRedis } from '../../../test/setUpRedis.ts';
import { PARTNER } from '../../../test/setUpTokenSource.ts';
import { sleep } from '../../lib/sleep.ts';
import type { TokenStore } from '../TokenStore.ts';
import { createPartnerTokenSource } from '../tokens/createPartnerTokenSource.ts';
import { createRedisTokenStore } from './createRedisTokenStore.ts';

const { open } = setUpRedis();
/** The lock may be released after the test has closed the client. */
const onError = () => undefined;

/** A token endpoint that takes its time, and instances that share a store. */
function setUp() {
  let issued = 0;
  const send = vi.fn<typeof fetch>(async () => {
    await sleep(150);
    issued += 1;
    return Response.json({ access_token: `token-${issued}`, expires_in: 1800 });
  });
  const createInstance = (tokenStore: TokenStore) =>
    createPartnerTokenSource({
      clientId: 'client',
      clientSecret: 'secret',
      fetch: send,
      tokenStore,
    });
  return { send, createInstance };
}

describe.each(Object.keys(openRedisClients))('createRedisTokenStore() over %s', (name) => {
  it('gives one token to eight instances that start together', async () => {
    const prefix = `together ${name}`;
    const { send, createInstance } = setUp();
    const instances = await Promise.all(
      Array.from({ length: 8 }, async () =>
        createInstance(createRedisTokenStore(await open(name), { prefix, onError })),
      ),
    );
    const tokens = await Promise.all(instances.map(({ get }) => get(PARTNER)));

    expect(send).toHaveBeenCalledOnce();
    expect(new Set(tokens.map(({ accessToken }) => accessToken))).toEqual(new Set(['token-1']));
  });

  it('gives the token to an instance that starts later, and a new one after a refusal', async () => {
    const prefix = `later ${name}`;
    const { send, createInstance } = setUp();
    const create = async () =>
      createInstance(createRedisTokenStore(await open(name), { prefix, onError }));
    const one = await create();
    await one.get(PARTNER);
    const other = await create();

    expect(await other.get(PARTNER)).toMatchObject({ accessToken: 'token-1' });
    expect(await other.replace(PARTNER, 'token-1')).toMatchObject({ accessToken: 'token-2' });
    expect(await one.replace(PARTNER, 'token-1')).toMatchObject({ accessToken: 'token-2' });
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('locks until the holder releases the lock, and keeps prefixes apart', async () => {
    const redis = await open(name);
    const store = createRedisTokenStore(redis, { prefix: `lock ${name}` });
    const other = createRedisTokenStore(redis, { prefix: `other ${name}` });
    const release = await store.lock?.('key', { ttl: 10 });

    expect(release).toBeTypeOf('function');
    expect(await store.lock?.('key', { ttl: 10 })).toBeUndefined();
    expect(await other.lock?.('key', { ttl: 10 })).toBeTypeOf('function');
    await release?.();
    expect(await store.lock?.('key', { ttl: 10 })).toBeTypeOf('function');
  });

  it('lets a lock end by itself, and a token expire', async () => {
    const store = createRedisTokenStore(await open(name), { prefix: `end ${name}` });
    await store.lock?.('key', { ttl: 1 });
    await store.set('key', 'value', { ttl: 1 });
    expect(await store.get('key')).toBe('value');

    await vi.waitFor(
      async () => expect(await store.lock?.('key', { ttl: 1 })).toBeTypeOf('function'),
      { timeout: 3000, interval: 100 },
    );
    expect(await store.get('key')).toBeNull();
  });
});

it('rejects something other than a client', () => {
  // @ts-expect-error -- JavaScript lets partners pass an address
  expect(() => createRedisTokenStore('redis://localhost')).toThrow('redis or ioredis');
});
