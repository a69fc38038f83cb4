import { createStorage } from 'unstorage';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setUpProxy } from '../../../test/setUpProxy.ts';
import { PARTNER } from '../../../test/setUpTokenSource.ts';
import { sleep } from '../../lib/sleep.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import type { TokenStore } from '../TokenStore.ts';
import { createPartnerTokenSource } from './createPartnerTokenSource.ts';

const TOKEN = 'the-token-of-the-partner';

/** A token endpoint, and instances of a server with a shared store. */
function setUp(tokenStore: TokenStore = createStorage()) {
  let issued = 0;
  const send = vi.fn<typeof fetch>(async () => {
    issued += 1;
    return Response.json({ access_token: `${TOKEN}-${issued}`, expires_in: 1800 });
  });
  const report = vi.fn<(error: unknown) => void>();
  const createInstance = (endpoint: Partial<TokenEndpoint> = {}, now = Date.now) => {
    const own = { clientId: 'client', clientSecret: 'the-secret', fetch: send, tokenStore };
    const tokens = createPartnerTokenSource({ ...own, ...endpoint }, { report, now });
    return {
      get: tokens.get,
      getText: async () => (await tokens.get(PARTNER)).accessToken,
      replace: async (token?: string) => (await tokens.replace(PARTNER, token)).accessToken,
    };
  };
  return { send, report, createInstance };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a token store', () => {
  it('from unstorage serves many instances with one token', async () => {
    const { send, createInstance } = setUp();

    const first = await createInstance().getText();
    const others = await Promise.all(Array.from({ length: 20 }, () => createInstance().getText()));

    expect(new Set([first, ...others])).toEqual(new Set([`${TOKEN}-1`]));
    expect(send).toHaveBeenCalledOnce();
  });

  it('is read once for each token', async () => {
    const store = createStorage();
    const { createInstance } = setUp(store);
    await createInstance().getText();
    const read = vi.spyOn(store, 'get');
    const other = createInstance();

    await other.getText();
    await other.getText();

    expect(read).toHaveBeenCalledOnce();
  });

  it('holds only encrypted values, under keys that reveal nothing', async () => {
    const storage = createStorage();
    const set = vi.spyOn(storage, 'set');
    const { createInstance } = setUp(storage);
    await createInstance().getText();
    const user = { type: 'entity_user', entityUserId: 'user-1' } as const;
    await createInstance().get(user);

    const keys = await storage.getKeys();
    const values = await Promise.all(keys.map((key) => storage.getItemRaw(key)));

    expect(keys).toHaveLength(2);
    expect(JSON.stringify([keys, values])).not.toMatch(/the-token|the-secret|client"|user-1/);
    expect(values).toEqual([
      expect.stringMatching(/^v1\.[\w+/=]{100,}$/),
      expect.stringMatching(/^v1\.[\w+/=]{100,}$/),
    ]);
    expect(set.mock.calls.map(([, , options]) => options)).toEqual([
      { ttl: expect.toSatisfy((ttl) => ttl >= 1798 && ttl <= 1800) },
      { ttl: expect.toSatisfy((ttl) => ttl >= 1798 && ttl <= 1800) },
    ]);
  });

  it.each<[string, Partial<TokenEndpoint>]>([
    ['another secret', { clientSecret: 'the-next-secret' }],
    ['another client', { clientId: 'client-2' }],
    ['another API', { apiUrl: 'https://us.api.monite.com/v1' }],
  ])('returns no token to an instance with %s', async (_, endpoint) => {
    const { send, createInstance } = setUp();
    await createInstance().getText();

    expect(await createInstance(endpoint).getText()).toBe(`${TOKEN}-2`);

    expect(send).toHaveBeenCalledTimes(2);
  });

  it('returns neither the token of another user nor a forged one', async () => {
    const storage = createStorage();
    const { send, createInstance } = setUp(storage);
    await createInstance().getText();
    const [key = ''] = await storage.getKeys();
    const value = String(await storage.get(key));
    const user = { type: 'entity_user', entityUserId: 'user-1' } as const;
    const store: TokenStore = { get: () => value, set: () => undefined };

    // Moved to the key of a user, changed, made up, of another version.
    for (const [tokens, grant] of [
      [createInstance({ tokenStore: store }), user],
      [
        createInstance({ tokenStore: { ...store, get: () => `${value.slice(0, -6)}AAAAA=` } }),
        PARTNER,
      ],
      [createInstance({ tokenStore: { ...store, get: () => 'v1.AAAA' } }), PARTNER],
      [createInstance({ tokenStore: { ...store, get: () => value.replace('v1', 'v2') } }), PARTNER],
      [createInstance({ tokenStore: { ...store, get: () => ({ accessToken: 'x' }) } }), PARTNER],
      [createInstance({ tokenStore: { ...store, get: () => null } }), PARTNER],
    ] as const) {
      const before = send.mock.calls.length;
      // oxlint-disable-next-line no-await-in-loop -- counted one by one
      await tokens.get(grant);
      expect(send).toHaveBeenCalledTimes(before + 1);
    }
  });

  it('returns no expired token', async () => {
    const { send, createInstance } = setUp();
    await createInstance().getText();

    const later = Date.now() + 1_790_000;
    expect(await createInstance({}, () => later).getText()).toBe(`${TOKEN}-2`);

    expect(send).toHaveBeenCalledTimes(2);
  });

  it('returns the token that another instance has renewed when the API refuses the old one', async () => {
    const { send, createInstance } = setUp();
    const [one, two] = [createInstance(), createInstance()];
    const old = await one.getText();
    await two.getText();

    expect(await one.replace(old)).toBe(`${TOKEN}-2`);
    expect(await two.replace(old)).toBe(`${TOKEN}-2`);

    expect(send).toHaveBeenCalledTimes(2);
  });

  it('does not return the refused token, even if it is not known which was refused', async () => {
    const { createInstance } = setUp();
    const old = await createInstance().getText();

    expect(await createInstance().replace()).not.toBe(old);
  });

  it('is read again after an unknown token was refused', async () => {
    let time = Date.now();
    const { send, createInstance } = setUp();
    const one = createInstance({}, () => time);
    const other = createInstance({}, () => time);
    await one.replace();

    time += 1_800_000;
    await other.getText();
    expect(await one.getText()).toBe(await other.getText());

    expect(send).toHaveBeenCalledTimes(2);
  });

  it('that can lock gives one token to instances that start together', async () => {
    const locks = new Set<string>();
    const lock: TokenStore['lock'] = async (key) => {
      if (locks.has(key)) return undefined;
      locks.add(key);
      return () => locks.delete(key);
    };
    const storage = createStorage();
    const { send, createInstance } = setUp({ get: storage.get, set: storage.set, lock });
    const texts = await Promise.all(Array.from({ length: 8 }, () => createInstance().getText()));

    expect(new Set(texts)).toEqual(new Set([`${TOKEN}-1`]));
    expect(send).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(locks.size).toBe(0));
  });

  it.each([
    ['is held by an instance that has died', async () => undefined],
    ['never answers', () => new Promise<undefined>(() => {})],
    ['fails', () => Promise.reject(new Error('redis is down'))],
  ])('whose lock %s delays a token by a few seconds at most', async (_, answer) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const startedAt = performance.now();
    const storage = createStorage();
    const lock = vi.fn<NonNullable<TokenStore['lock']>>(answer);
    const { send, createInstance } = setUp({ get: storage.get, set: storage.set, lock });
    const text = createInstance().getText();
    while (send.mock.calls.length === 0) {
      // oxlint-disable no-await-in-loop -- the clock runs on
      await vi.advanceTimersByTimeAsync(100);
      // The keys of the store are hashed in another thread.
      await new Promise((resolve) => setImmediate(resolve));
      // oxlint-enable no-await-in-loop
    }

    expect(await text).toBe(`${TOKEN}-1`);
    expect(lock).toHaveBeenCalled();
    expect(performance.now() - startedAt).toBeLessThan(6000);
  });

  it('that returns a huge value costs no time', async () => {
    const huge = `v1.${'A'.repeat(200_000)}`;
    const { createInstance } = setUp({ get: () => huge, set: () => undefined });
    const decode = vi.spyOn(globalThis, 'atob');

    expect(await createInstance().getText()).toBe(`${TOKEN}-1`);

    expect(decode).not.toHaveBeenCalled();
  });

  it('that throws blocks no request, and is logged without its message', async () => {
    const fail = (name: string) => () => Promise.reject(Object.assign(new Error(TOKEN), { name }));
    const store = { get: fail('RedisError'), set: fail(`${TOKEN}!`) };
    const { send, report, createInstance } = setUp(store);
    const instance = createInstance();

    expect(await instance.getText()).toBe(`${TOKEN}-1`);
    expect(await instance.getText()).toBe(`${TOKEN}-1`);

    expect(send).toHaveBeenCalledOnce();
    expect(report.mock.calls.map(([error]) => String(error))).toEqual([
      'Error: tokenStore.get() failed (RedisError). Tokens are not shared until it works.',
      'Error: tokenStore.set() failed (unknown). Tokens are not shared until it works.',
    ]);
  });

  it('that hangs delays a token by 1.2 seconds twice and is logged', async () => {
    vi.useFakeTimers();
    const hang = () => new Promise(() => {});
    const { report, createInstance } = setUp({ get: hang, set: hang });

    const answer = createInstance().getText();
    await vi.advanceTimersByTimeAsync(2400);

    expect(await answer).toBe(`${TOKEN}-1`);
    expect(report.mock.calls.map(([error]) => String(error))).toEqual([
      expect.stringContaining('tokenStore.get() failed (TimeoutError)'),
      expect.stringContaining('tokenStore.set() failed (TimeoutError)'),
    ]);
  });

  it('that hangs on set() delays only the call that requested the token', async () => {
    const { send, createInstance } = setUp({ get: () => null, set: () => new Promise(() => {}) });
    const { getText } = createInstance();
    const first = getText();
    await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
    await sleep(20);

    const begunAt = performance.now();
    expect(await getText()).toBe(`${TOKEN}-1`);
    expect(performance.now() - begunAt).toBeLessThan(500);
    expect(await first).toBe(`${TOKEN}-1`);
  });

  it('lets two proxies share one token request', async () => {
    const tokenStore = createStorage();
    const { sandbox, ask } = setUpProxy({ tokenStore });
    const { fetch } = sandbox;
    const other = setUpProxy({ tokenStore, fetch, apiUrl: sandbox.baseUrl });

    expect((await ask('/accounting_connections')).status).toBe(200);
    expect((await other.ask('/accounting_connections')).status).toBe(200);

    expect(sandbox.requests.filter(({ path }) => path === '/auth/token')).toHaveLength(1);
  });
});
