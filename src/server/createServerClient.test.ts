import { createStorage } from 'unstorage';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectConsoleError } from '../../test/expectConsoleError.ts';
import { setUpProxy } from '../../test/setUpProxy.ts';
import { setUpServerClient } from '../../test/setUpServerClient.ts';
import { createServerClient } from './createServerClient.ts';

const LIST = '/accounting_connections';

afterEach(() => {
  vi.useRealTimers();
});

describe('createServerClient().listConnections()', () => {
  it('reads the connections of the entity in camelCase', async () => {
    const { sandbox, client, getCalls, countTokens } = setUpServerClient();
    sandbox.connect('entity-b', 'sage_intacct');
    const { id, authorizationUrl, createdAt } = sandbox.connect('entity-a', 'xero');

    const connections = await client.listConnections('entity-a');

    expect(connections).toEqual([
      {
        id,
        platform: 'xero',
        status: 'connected',
        authorizationUrl,
        createdAt,
        updatedAt: createdAt,
        lastPull: expect.any(String),
        errors: [],
        businessInfo: null,
      },
    ]);
    expect(getCalls()).toMatchObject([
      {
        method: 'GET',
        path: LIST,
        query: {},
        headers: { 'x-monite-entity-id': 'entity-a', 'x-monite-version': '2023-03-14' },
        status: 200,
      },
    ]);
    expect(countTokens()).toBe(1);
  });

  it('returns plain data that survives serialization for the browser', async () => {
    const { sandbox, client } = setUpServerClient({}, { businessInfo: true });
    const { id } = sandbox.connect('entity-a', 'xero');
    sandbox.fail({
      path: LIST,
      body: {
        data: [
          {
            id,
            created_at: '2026-11-02T08:00:00.000000+00:00',
            updated_at: '2026-11-02T08:00:00.000000+00:00',
            errors: [{ message: 'The books are locked.' }],
          },
        ],
      },
    });

    const sparse = await client.listConnections('entity-a');
    const full = await client.listConnections('entity-a');

    expect(sparse).toMatchObject([{ status: 'unknown', platform: null, lastPull: null }]);
    for (const connections of [sparse, full]) {
      expect(JSON.parse(JSON.stringify(connections))).toStrictEqual(connections);
    }
  });

  it('returns an empty list for an entity that has never connected', async () => {
    const { client } = setUpServerClient();
    expect(await client.listConnections('entity-a')).toEqual([]);
  });

  it('sends the API version it was given', async () => {
    const versions: unknown[] = [];
    const { client } = setUpServerClient({
      apiVersion: '2024-05-25',
      fetch: async (input, init) => {
        versions.push(new Headers(init?.headers).get('x-monite-version'));
        return String(input).endsWith('/auth/token')
          ? Response.json({ access_token: 'a-token-of-the-partner', expires_in: 1800 })
          : Response.json({ data: [] });
      },
    });

    expect(await client.listConnections('entity-a')).toEqual([]);

    expect(versions).toEqual(['2024-05-25', '2024-05-25']);
  });

  it('lets no framework cache the response, and follows no redirect', async () => {
    const { sandbox } = setUpServerClient();
    const send = vi.fn<typeof fetch>((input, init) => sandbox.fetch(String(input), init));
    const { client } = setUpServerClient({ apiUrl: sandbox.baseUrl, fetch: send });

    await client.listConnections('entity-a');

    expect(send.mock.calls.map(([, init]) => init)).toMatchObject([
      { cache: 'no-store', redirect: 'manual' },
      { cache: 'no-store', redirect: 'manual' },
    ]);
  });

  it.each(['', ' ', 'entity a', 'entity-a\r\nX-Injected: 1', 'a'.repeat(101), undefined, null, 7])(
    'rejects %j as an entity id and sends nothing',
    async (entityId) => {
      const { sandbox, client, getError } = setUpServerClient();

      const reading = Reflect.apply(client.listConnections, undefined, [entityId]);

      expect(await getError(reading)).toMatchObject({
        status: 400,
        code: 'invalid_request',
        message: expect.stringContaining('listConnections() needs the id of a Monite entity'),
      });
      expect(sandbox.requests).toEqual([]);
    },
  );
});

describe('createServerClient() and its options', () => {
  it.each(['clientId', 'clientSecret'] as const)(
    'reads %s when a call needs it, so that an app builds without it',
    async (name) => {
      const { sandbox, client, getError } = setUpServerClient({ [name]: undefined });

      expect(await getError(client.listConnections('entity-a'))).toMatchObject({
        status: 500,
        code: 'not_configured',
        message: expect.stringContaining(`${name} is missing`),
      });
      expect(sandbox.requests).toEqual([]);
    },
  );

  it('calls the production API by default', async () => {
    const send = vi.fn<typeof fetch>(async () => new Response(null, { status: 503 }));
    const { client, getError } = setUpServerClient({ apiUrl: undefined, fetch: send });

    await getError(client.listConnections('entity-a'));

    expect(send.mock.calls[0]?.[0]).toBe('https://api.monite.com/v1/auth/token');
  });

  it('throws an error that names an invalid option', () => {
    expect(() => setUpServerClient({ apiUrl: 'api.monite.com' })).toThrow(
      'is not the address of an API',
    );
    const tokenStore = Object.assign<object, object>({}, { tokenStore: {} });
    expect(() => setUpServerClient(tokenStore)).toThrow('tokenStore');
    const options = { apiVersion: '2023-03-15' };
    expect(() => Reflect.apply(createServerClient, undefined, [options])).toThrow(
      'not one of: 2023-03-14, 2024-05-25',
    );
  });

  it('shares its token with the proxy through the tokenStore', async () => {
    const tokenStore = createStorage();
    const { sandbox, ask, countTokens } = setUpProxy({ tokenStore });
    await ask(LIST);
    const { fetch, baseUrl: apiUrl } = sandbox;
    const { client } = setUpServerClient({ tokenStore, fetch, apiUrl });

    expect(await client.listConnections('entity-a')).toEqual([]);

    expect(countTokens()).toBe(1);
  });

  it('reports errors to onError that reject no call', async () => {
    const get = () => Promise.reject(new Error('redis is down'));
    const { client, onError } = setUpServerClient({ tokenStore: { get, set: get } });

    expect(await client.listConnections('entity-a')).toEqual([]);

    expect(onError.mock.calls.map(([error]) => String(error))).toEqual([
      expect.stringContaining('tokenStore.get()'),
      expect.stringContaining('tokenStore.set()'),
    ]);
  });

  it('reports to the console by default', async () => {
    const get = () => Promise.reject(new Error('redis is down'));
    const tokenStore = { get, set: () => undefined };
    const { client } = setUpServerClient({ onError: undefined, tokenStore });
    expectConsoleError(/tokenStore\.get\(\)/);

    expect(await client.listConnections('entity-a')).toEqual([]);
  });
});

describe('createServerClient() and the token', () => {
  it('requests one token for any number of reads', async () => {
    const { client, countTokens } = setUpServerClient({}, { rateLimit: Infinity });

    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        client.listConnections(index % 2 === 0 ? 'entity-a' : 'entity-b'),
      ),
    );

    expect(countTokens()).toBe(1);
  });

  it('reads again with a new token when the API refused the old one', async () => {
    const { sandbox, client, getCalls, countTokens } = setUpServerClient();
    sandbox.connect('entity-a', 'xero');
    await client.listConnections('entity-a');
    sandbox.expireTokens();

    expect(await client.listConnections('entity-a')).toMatchObject([{ platform: 'xero' }]);

    expect(getCalls().map(({ status }) => status)).toEqual([200, 401, 200]);
    expect(countTokens()).toBe(2);
  });

  it('gives up when the API refuses the new token too', async () => {
    const { sandbox, client, getCalls, getError } = setUpServerClient();
    sandbox.fail({ path: LIST, status: 401, times: Infinity });

    expect(await getError(client.listConnections('entity-a'))).toMatchObject({
      status: 502,
      code: 'api_refused',
      upstreamStatus: 401,
    });
    expect(getCalls()).toHaveLength(2);
  });

  it('rejects with an error that says that the token endpoint is down', async () => {
    const { sandbox, client, getError } = setUpServerClient();
    sandbox.fail({ path: '/auth/token', status: 503 });

    expect(await getError(client.listConnections('entity-a'))).toMatchObject({
      status: 502,
      code: 'token_endpoint_unavailable',
    });
  });
});

describe('createServerClient() and an API in trouble', () => {
  it.each([
    [403, 403, 'forbidden'],
    [404, 404, 'not_found'],
    [429, 429, 'rate_limited'],
    [500, 502, 'api_unavailable'],
    [503, 503, 'api_unavailable'],
    [302, 502, 'api_refused'],
  ])('turns %i into a ServerError with our own message', async (upstream, status, code) => {
    const { sandbox, client, getCalls, getError } = setUpServerClient();
    sandbox.fail({
      path: LIST,
      status: upstream,
      body: { error: { message: 'Traceback: db-7.internal' } },
      headers: { 'Retry-After': '7', Location: 'https://elsewhere.example/' },
    });

    const error = await getError(client.listConnections('entity-a'));

    expect(error).toMatchObject({
      status,
      code,
      upstreamStatus: upstream,
      message: expect.stringContaining(`answered ${upstream}`),
      headers: { 'retry-after': '7' },
    });
    expect(error.message).not.toContain('Traceback');
    expect(getCalls()).toHaveLength(1);
  });

  it.each([
    ['HTML', { body: '<h1>Welcome</h1>' }],
    ['nothing', { status: 200, body: '' }],
    ['a truncated list', { body: '{"data":[' }],
    ['something other than a list', { body: { data: { id: 'c1' } } }],
    ['a connection without an id', { body: { data: [{ status: 'connected' }] } }],
  ])('does not take %s for connections', async (_, rule) => {
    const { sandbox, client, getError } = setUpServerClient();
    sandbox.fail({ path: LIST, ...rule });

    expect(await getError(client.listConnections('entity-a'))).toMatchObject({
      status: 502,
      code: 'api_invalid',
    });
  });

  it('names an invalid field in the cause of the error', async () => {
    const { sandbox, client, getError } = setUpServerClient();
    sandbox.fail({ path: LIST, body: { data: [{ id: 'c1', created_at: 7 }] } });

    const { cause } = await getError(client.listConnections('entity-a'));

    expect(String(cause)).toContain('body.data.0.created_at');
  });

  it.each([200, 403, 500])('refuses a response with %i that quotes the token', async (status) => {
    const { sandbox, client, getError } = setUpServerClient({
      fetch: async (input, init) =>
        String(input).endsWith('/auth/token')
          ? sandbox.fetch(String(input), init)
          : Response.json(
              { error: { message: new Headers(init?.headers).get('authorization') }, data: [] },
              { status },
            ),
    });

    expect(await getError(client.listConnections('entity-a'))).toMatchObject({
      status: 502,
      code: 'api_invalid',
    });
  });

  it('keeps the message of a failing fetch, which may quote the token, out of the error', async () => {
    const { sandbox, client, getError } = setUpServerClient({
      fetch: async (input, init) => {
        if (String(input).endsWith('/auth/token')) return sandbox.fetch(String(input), init);
        throw new TypeError(`cannot send ${JSON.stringify(init?.headers)}`);
      },
    });

    expect(await getError(client.listConnections('entity-a'))).toMatchObject({
      status: 502,
      code: 'api_unavailable',
      cause: { message: expect.stringContaining(`GET ${sandbox.baseUrl}${LIST}: TypeError`) },
    });
  });

  it.each([
    ['the API', LIST],
    ['the token endpoint', '/auth/token'],
  ])('times out after 10 seconds when %s hangs', async (_, path) => {
    vi.useFakeTimers();
    const { sandbox, client, getError } = setUpServerClient();
    sandbox.fail({ path, delay: 60_000 });

    const reading = getError(client.listConnections('entity-a'));
    await vi.advanceTimersByTimeAsync(10_000);

    expect(await reading).toMatchObject({ status: 504, code: expect.stringMatching(/_timeout$/) });
  });

  it('cancels the request when it times out, or when the caller gives up', async () => {
    vi.useFakeTimers();
    const { sandbox, client, getCalls, getError } = setUpServerClient();
    sandbox.fail({ path: LIST, delay: 60_000, times: 2 });
    const caller = new AbortController();
    const reason = new Error('The visitor left.');

    const late = getError(client.listConnections('entity-a'));
    const abandoned = client.listConnections('entity-a', { signal: caller.signal });
    const rejection = expect(abandoned).rejects.toBe(reason);
    await vi.advanceTimersByTimeAsync(1000);
    caller.abort(reason);
    await rejection;
    await vi.advanceTimersByTimeAsync(9000);

    await late;
    // The sandbox records no status for a call that nobody waits for.
    expect(getCalls()).toMatchObject([{ status: null }, { status: null }]);
  });

  it('rejects with the reason of a signal, also a timeout of the caller', async () => {
    const { sandbox, client } = setUpServerClient();
    sandbox.fail({ path: LIST, delay: 60_000 });
    const reading = client.listConnections('entity-a', { signal: AbortSignal.timeout(20) });
    await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(reading).rejects.not.toHaveProperty('code', 'api_timeout');
  });

  it('sends nothing for a signal that has already aborted', async () => {
    const { sandbox, client } = setUpServerClient();
    const signal = AbortSignal.abort(new Error('too late'));

    await expect(client.listConnections('entity-a', { signal })).rejects.toThrow('too late');

    expect(sandbox.requests).toEqual([]);
  });
});
