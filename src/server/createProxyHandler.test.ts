import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectConsoleError } from '../../test/expectConsoleError.ts';
import { getFreePort } from '../../test/getFreePort.ts';
import { setUpProxy } from '../../test/setUpProxy.ts';
import { createProxyHandler } from './createProxyHandler.ts';

const json = { 'Content-Type': 'application/json' };
const connect = (platform = 'xero') => ({
  method: 'POST',
  headers: json,
  body: JSON.stringify({ platform }),
});

afterEach(() => {
  vi.useRealTimers();
});

const LIST = '/accounting_connections';

describe('createProxyHandler()', () => {
  it('sends all five calls with the entity, the version and the token of the server', async () => {
    const { sandbox, ask, read, getCalls, countTokens } = setUpProxy();

    const created = await read(await ask('/accounting_connections', connect()));
    expect(created).toMatchObject({ status: 201, body: { platform: 'xero' } });
    const [{ id } = { id: '' }] = sandbox.connections;
    sandbox.authorize(id);
    const one = await read(await ask(`/accounting_connections/${id}`));
    const pulled = await read(
      await ask(`/accounting_connections/${id}/data_pulls?resource_type=receivables`, {
        method: 'POST',
      }),
    );
    const ended = await read(
      await ask(`/accounting_connections/${id}/disconnect`, { method: 'POST' }),
    );
    const all = await read(await ask('/accounting_connections'));

    expect(one).toMatchObject({ status: 200, body: { id, status: 'connected' } });
    expect(pulled).toMatchObject({ status: 200, body: { data: [{ status: 'queued' }] } });
    expect(ended).toMatchObject({ status: 200, body: { status: 'disconnected' } });
    expect(all).toMatchObject({ status: 200, body: { data: [{ id }] } });
    expect(getCalls().map(({ method, path, query }) => ({ method, path, query }))).toEqual([
      { method: 'POST', path: '/accounting_connections', query: {} },
      { method: 'GET', path: `/accounting_connections/${id}`, query: {} },
      {
        method: 'POST',
        path: `/accounting_connections/${id}/data_pulls`,
        query: { resource_type: 'receivables' },
      },
      { method: 'POST', path: `/accounting_connections/${id}/disconnect`, query: {} },
      { method: 'GET', path: '/accounting_connections', query: {} },
    ]);
    for (const { headers } of getCalls()) {
      expect(headers).toMatchObject({
        'x-monite-entity-id': 'entity-a',
        'x-monite-version': '2023-03-14',
        authorization: 'Bearer …',
      });
    }
    expect(countTokens()).toBe(1);
    expect(sandbox.requests[0]?.body).toMatchObject({ grant_type: 'client_credentials' });
  });

  it('sends the API none of the headers that the browser sent', async () => {
    const { ask, getCalls } = setUpProxy();

    await ask('/accounting_connections', {
      headers: {
        Authorization: 'Bearer of-the-browser',
        'User-Agent': 'of-the-browser',
        'X-Forwarded-For': '10.0.0.1',
        'X-HTTP-Method-Override': 'DELETE',
        Connection: 'x-monite-entity-id',
      },
    });

    expect(Object.keys(getCalls()[0]?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'authorization',
      'x-monite-entity-id',
      'x-monite-version',
    ]);
  });

  it('lets no framework cache a response, and follows no redirect', async () => {
    const { sandbox } = setUpProxy();
    const send = vi.fn<typeof fetch>((input, init) => sandbox.fetch(String(input), init));
    const { ask } = setUpProxy({ apiUrl: sandbox.baseUrl, fetch: send });

    expect((await ask('/accounting_connections')).status).toBe(200);

    expect(send.mock.calls.map(([, init]) => init)).toMatchObject([
      { cache: 'no-store', redirect: 'manual' },
      { cache: 'no-store', redirect: 'manual' },
    ]);
  });

  it.each([null, undefined])('responds with 401 if resolveEntity() returns %s', async (session) => {
    const { sandbox, ask, read, onError } = setUpProxy({ resolveEntity: async () => session });

    expect(await read(await ask('/accounting_connections'))).toEqual({
      status: 401,
      body: { error: { message: 'Sign in first.', code: 'unauthorized' } },
    });
    expect(sandbox.requests).toEqual([]);
    await ask('/accounting_connections');
    // Once an hour, with what to check if somebody was signed in.
    expect(onError.mock.calls).toEqual([
      [
        expect.objectContaining({
          code: 'unauthorized',
          cause: new Error(
            'resolveEntity() found nobody signed in. If somebody was, read the session before the handler.',
          ),
        }),
      ],
    ]);
  });

  it('lets resolveEntity() choose the entity that the page shows', async () => {
    const companies = ['entity-a', 'entity-b'];
    const { ask, getCalls } = setUpProxy({
      resolveEntity: ({ headers }) =>
        companies.find((id) => id === headers.get('x-monite-entity-id')) ?? companies[0],
    });
    const headers = { 'X-Monite-Entity-Id': 'entity-b' };

    expect((await ask('/accounting_connections', { headers })).status).toBe(200);

    expect(getCalls()[0]?.headers['x-monite-entity-id']).toBe('entity-b');
  });

  it('passes further arguments on to resolveEntity()', async () => {
    const { sandbox } = setUpProxy();
    const { clientId, clientSecret, baseUrl: apiUrl, fetch } = sandbox;
    const handle = createProxyHandler({
      clientId,
      clientSecret,
      apiUrl,
      fetch,
      basePath: '/books/',
      resolveEntity: (_, session: { entityId: string }) => session.entityId,
    });

    const request = new Request('https://partner.example/books/accounting_connections');
    expect((await handle(request, { entityId: 'entity-b' })).status).toBe(200);

    expect(sandbox.requests.at(-1)?.headers['x-monite-entity-id']).toBe('entity-b');
  });

  it('refuses a page that uses a different API version', async () => {
    const { sandbox, ask, read } = setUpProxy();

    const headers = { 'X-Monite-Version': '2024-05-25' };
    expect(await read(await ask('/accounting_connections', { headers }))).toMatchObject({
      status: 400,
      body: { error: { code: 'version_mismatch', message: expect.stringContaining('apiVersion') } },
    });
    expect(sandbox.requests).toEqual([]);
  });

  it('serves the calls of the later version, but not the calls that this version dropped', async () => {
    const seen: string[] = [];
    const { ask } = setUpProxy({
      apiVersion: '2024-05-25',
      fetch: async (input, init) => {
        const { pathname, search } = new URL(String(input));
        if (pathname === '/v1/auth/token') {
          return Response.json({ access_token: 'a-token-of-the-partner', expires_in: 1800 });
        }
        const version = new Headers(init?.headers).get('x-monite-version');
        seen.push(`${version} ${init?.method} ${pathname}${search} ${init?.body ?? ''}`.trim());
        return Response.json({ message: 'accepted' }, { status: 202 });
      },
    });
    const post = { method: 'POST' };

    for (const [path, init] of [
      ['/accounting_connections', post],
      ['/accounting_connections/c1/sync', post],
      ['/accounting_synced_records?object_type=bill&object_id__in=1&object_id__in=2&limit=250', {}],
      ['/accounting_synced_records/r1', {}],
      ['/accounting_synced_records/r1/push', post],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      expect((await ask(path, init)).status).toBe(202);
    }
    expect((await ask('/accounting_connections', connect())).status).toBe(400);
    expect((await ask('/accounting_connections/c1/data_pulls', post)).status).toBe(404);

    expect(seen).toEqual([
      '2024-05-25 POST /v1/accounting_connections',
      '2024-05-25 POST /v1/accounting_connections/c1/sync',
      '2024-05-25 GET /v1/accounting_synced_records' +
        '?object_type=bill&object_id__in=1&object_id__in=2&limit=250',
      '2024-05-25 GET /v1/accounting_synced_records/r1',
      '2024-05-25 POST /v1/accounting_synced_records/r1/push',
    ]);
  });

  it('sends no Content-Type with a call that has no body', async () => {
    const { ask, getCalls } = setUpProxy();
    const headers = { 'Content-Type': 'application/json' };
    await ask('/accounting_connections/c1/data_pulls', { method: 'POST', headers });

    expect(getCalls()).toHaveLength(1);
    expect(getCalls()[0]?.headers).not.toHaveProperty('content-type');
  });

  it('calls the production API if apiUrl is empty', async () => {
    const send = vi.fn<typeof fetch>(async () => new Response(null, { status: 503 }));
    const { ask } = setUpProxy({ apiUrl: '', fetch: send });

    await ask('/accounting_connections');

    expect(send.mock.calls[0]?.[0]).toBe('https://api.monite.com/v1/auth/token');
  });

  it('throws an error that names an invalid option', () => {
    for (const apiUrl of ['api.monite.com', 'https://me:secret@api.monite.com/v1']) {
      expect(() => setUpProxy({ apiUrl })).toThrow('is not the address of an API');
    }
    expect(() => setUpProxy({ allowedOrigins: ['https://a.example/'] })).toThrow(
      'is not an origin',
    );
    expect(() => setUpProxy({ allowedOrigins: ['*'] })).toThrow('is not an origin');
    expect(() => setUpProxy({ basePath: 'api/accounting' })).toThrow('begin with a slash');
    const tokenStore = Object.assign<object, object>({}, { tokenStore: {} });
    expect(() => setUpProxy(tokenStore)).toThrow('tokenStore must have get(key)');
    const options = { apiVersion: '2023-03-15', resolveEntity: () => null };
    expect(() => Reflect.apply(createProxyHandler, undefined, [options])).toThrow(
      'not one of: 2023-03-14, 2024-05-25',
    );
  });

  it('logs which address it could not reach, and why', async () => {
    const apiUrl = `http://127.0.0.1:${await getFreePort()}/v1`;
    const { ask, read, onError } = setUpProxy({ apiUrl, fetch });

    expect(await read(await ask('/accounting_connections'))).toMatchObject({ status: 502 });

    expect(onError.mock.calls).toMatchObject([
      [{ cause: { message: `POST ${apiUrl}/auth/token: ECONNREFUSED` } }],
    ]);
  });

  it('logs to the console by default', async () => {
    const { ask } = setUpProxy({ clientSecret: undefined, onError: undefined });
    expectConsoleError(/clientSecret is missing/);

    await ask('/accounting_connections');
  });

  it('names the path of its calls if a path is wrong', async () => {
    const { handle } = setUpProxy();

    const response = await handle(new Request('https://partner.example/accounting_connections'));

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: {
        message: expect.stringMatching(
          / at \/accounting_connections\. .*\/api\/accounting\..*basePath/,
        ),
      },
    });
  });
});

describe('createProxyHandler() and the token', () => {
  it('requests one token for any number of browsers', async () => {
    const { ask, countTokens } = setUpProxy({}, { rateLimit: Infinity });

    const answers = await Promise.all(
      Array.from({ length: 200 }, () => ask('/accounting_connections')),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(countTokens()).toBe(1);
  });

  it('replays a call with a new token when the API refuses the old one, even a POST', async () => {
    const { sandbox, ask, countTokens } = setUpProxy();
    await ask('/accounting_connections');
    sandbox.expireTokens();

    expect((await ask('/accounting_connections', connect())).status).toBe(201);

    expect(countTokens()).toBe(2);
    expect(sandbox.connections).toHaveLength(1);
  });

  it('requests one new token for any number of refused calls', async () => {
    const { sandbox, ask, countTokens } = setUpProxy({}, { rateLimit: Infinity });
    await ask('/accounting_connections');
    sandbox.expireTokens();

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => ask('/accounting_connections')),
    );

    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(countTokens()).toBe(2);
  });

  it('gives up when the API refuses the new token too, and spares the token endpoint', async () => {
    const { sandbox, ask, read, getCalls, countTokens, onError } = setUpProxy();
    sandbox.fail({ path: '/accounting*', status: 401, times: Infinity });

    expect(await read(await ask('/accounting_connections'))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_refused' } },
    });
    expect(getCalls()).toHaveLength(2);
    expect(onError).toHaveBeenCalledOnce();
    for (let count = 0; count < 20; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another is the point
      expect((await ask('/accounting_connections')).status).toBe(502);
    }
    // Without another token to try, a call is not replayed.
    expect(getCalls()).toHaveLength(22);
    expect(countTokens()).toBe(2);
  });

  it('leaves the token with the others when the API refuses it for one entity', async () => {
    vi.useFakeTimers();
    const { sandbox, ask, handle } = setUpProxy({
      async fetch(input, init) {
        const entityId = new Headers(init?.headers).get('x-monite-entity-id');
        return entityId === 'entity-a'
          ? new Response('{}', { status: 401 })
          : sandbox.fetch(input, init);
      },
    });
    const headers = { Cookie: 'session=entity-b', 'Sec-Fetch-Site': 'same-origin' };
    const askAsB = () =>
      handle(new Request(`https://partner.example/api/accounting${LIST}`, { headers }));
    expect((await askAsB()).status).toBe(200);
    sandbox.fail({ path: '/auth/token', delay: 5000 });
    const refused = ask(LIST);
    await vi.advanceTimersByTimeAsync(100);

    expect((await askAsB()).status).toBe(200);
    await vi.advanceTimersByTimeAsync(5000);
    expect((await refused).status).toBe(502);
  });

  it('requests no more tokens for an entity that was refused with two of them', async () => {
    vi.useFakeTimers();
    const { sandbox, ask, countTokens, getCalls } = setUpProxy();
    const restore = sandbox.fail({ path: LIST, status: 401, times: Infinity });
    for (let count = 0; count < 10; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another is the point
      expect((await ask(LIST)).status).toBe(502);
      // oxlint-disable-next-line no-await-in-loop -- one after another is the point
      await vi.advanceTimersByTimeAsync(5000);
    }
    expect(countTokens()).toBe(2);
    expect(getCalls()).toHaveLength(11);
    // Later, it gets another chance. Once the API answers, a refusal is news again.
    await vi.advanceTimersByTimeAsync(60_000);
    restore();
    expect((await ask(LIST)).status).toBe(200);
    sandbox.expireTokens();
    expect((await ask(LIST)).status).toBe(200);
    expect(countTokens()).toBe(3);
  });

  it('responds with 502 when the token endpoint is down, and with 504 when it is slow', async () => {
    vi.useFakeTimers();
    const { sandbox, ask, read } = setUpProxy();
    sandbox.fail({ path: '/auth/token', status: 503 });
    expect(await read(await ask('/accounting_connections'))).toMatchObject({
      status: 502,
      body: { error: { code: 'token_endpoint_unavailable' } },
    });

    await vi.advanceTimersByTimeAsync(2000);
    sandbox.fail({ path: '/auth/token', delay: 60_000 });
    const answer = ask('/accounting_connections');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await read(await answer)).toMatchObject({
      status: 504,
      body: { error: { code: 'token_endpoint_timeout' } },
    });
  });
});
