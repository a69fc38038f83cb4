import { afterEach, describe, expect, it, vi } from 'vitest';
import { setUpProxy } from '../../../test/setUpProxy.ts';
import { createApi } from '../../api/createApi.ts';

/** A network on which the API gives this answer to every call. */
const createNetwork =
  (status: number, body: string | null): typeof fetch =>
  async (input) =>
    String(input).endsWith('/auth/token')
      ? Response.json({ access_token: 'a-token-of-the-partner', expires_in: 1800 })
      : new Response(body, { status, headers: { 'X-Request-Id': 'request-1' } });

const connect = {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: '{"platform":"xero"}',
};

afterEach(() => {
  vi.useRealTimers();
});

describe('createProxyHandler() and the response of the API', () => {
  it.each([
    [400, 400, 'invalid_request'],
    [403, 403, 'forbidden'],
    [404, 404, 'not_found'],
    [405, 405, 'unsupported'],
    [409, 409, 'conflict'],
    [410, 404, 'not_found'],
    [418, 502, 'api_refused'],
    [422, 422, 'invalid_request'],
    [429, 429, 'rate_limited'],
    [500, 502, 'api_unavailable'],
    [503, 503, 'api_unavailable'],
    [504, 504, 'api_timeout'],
    [302, 502, 'api_refused'],
  ])('turns %i into %i, with its own message', async (upstream, status, code) => {
    const { sandbox, ask, read, onError } = setUpProxy();
    sandbox.fail({
      path: '/accounting*',
      status: upstream,
      body: { error: { message: 'Traceback (most recent call last): db-7.internal' } },
      headers: {
        'Retry-After': '7',
        'Set-Cookie': 'upstream=1',
        Server: 'db-7.internal',
        Location: 'https://elsewhere.example/',
      },
    });

    const response = await ask('/accounting_connections');
    const { headers } = response;
    const answer = await read(response);
    const requestId = headers.get('x-request-id');

    expect(answer).toEqual({
      status,
      body: { error: { code, message: expect.stringContaining(`answered ${upstream}`) } },
    });
    expect(JSON.stringify(answer)).toContain(`Request id: ${requestId}`);
    expect(JSON.stringify(answer)).not.toMatch(/Traceback|internal\b/);
    expect(Object.fromEntries(headers)).toEqual({
      'cache-control': 'no-store',
      'content-type': 'application/json',
      'ratelimit-limit': '30',
      'ratelimit-remaining': expect.stringMatching(/^\d+$/),
      'ratelimit-reset': '1',
      'retry-after': '7',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/^[\w-]{36}$/),
    });
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ upstreamStatus: upstream }));
  });

  it.each([
    ['2024-05-25', '/accounting_connections', undefined, 'Ids of entities have to be UUIDs'],
    ['2023-03-14', '/accounting_connections', undefined, 'An id or a parameter may be wrong.'],
    ['2023-03-14', '/accounting_connections', 'POST', 'The platform key may be unknown.'],
  ] as const)('says in %s what is likely wrong with %s %s', async (version, path, method, text) => {
    const { sandbox, ask, read } = setUpProxy({ apiVersion: version });
    if (version === '2023-03-14') sandbox.fail({ path: '/accounting*', status: 422 });

    const answer = await read(
      await ask(path, {
        ...(method && { ...connect, method }),
        // The session's entity is `entity-a`.
        headers: { ...(method && connect.headers), 'X-Monite-Version': version },
      }),
    );

    expect(answer).toMatchObject({
      status: 422,
      body: { error: { code: 'invalid_request', message: expect.stringContaining(text) } },
    });
    expect(JSON.stringify(answer).includes('platform')).toBe(text.includes('platform'));
  });

  it('logs a refusal of the API even if the browser has just caused the same refusal', async () => {
    const { sandbox, ask, onError } = setUpProxy();
    await ask('/accounting_connections?page=2');
    sandbox.fail({ path: '/accounting*', status: 400, times: 2 });
    await ask('/accounting_connections');
    await ask('/accounting_connections');

    expect(onError.mock.calls).toMatchObject([
      [{ code: 'invalid_request', upstreamStatus: undefined }],
      [{ code: 'invalid_request', upstreamStatus: 400 }],
    ]);
  });

  it('passes on the rate limit of a success', async () => {
    const { ask } = setUpProxy();
    const { headers } = await ask('/accounting_connections');
    expect(headers.get('ratelimit-limit')).toBe('30');
    expect(headers.get('ratelimit-remaining')).toMatch(/^\d+$/);
  });

  it.each([
    [204, null, 'disconnect'],
    [202, '', 'disconnect'],
    [200, ' \n', 'data_pulls'],
    [205, null, 'data_pulls'],
  ])('passes on %i with the body %j after a write as a success', async (status, body, action) => {
    const { ask, onError } = setUpProxy({ fetch: createNetwork(status, body) });

    const response = await ask(`/accounting_connections/c1/${action}`, { method: 'POST' });

    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': 'request-1',
    });
    expect(onError).not.toHaveBeenCalled();
  });

  it.each([204, 200])('does not accept an empty %i as the answer to a read', async (status) => {
    const { ask, read } = setUpProxy({ fetch: createNetwork(status, null) });

    expect(await read(await ask('/accounting_connections'))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_invalid' } },
    });
  });

  it('lets a page see the end of a connection that the API confirms with nothing', async () => {
    const { sandbox, handle } = setUpProxy({
      async fetch(input, init) {
        const response = await sandbox.fetch(String(input), init);
        return String(input).endsWith('/disconnect')
          ? new Response(null, { status: 204 })
          : response;
      },
    });
    const { id } = sandbox.connect('entity-a', 'xero');
    const api = createApi({
      apiUrl: 'https://partner.example/api/accounting',
      entityId: 'entity-a',
      tokens: undefined,
      fetch: (input, init) => {
        const request = new Request(input, init);
        request.headers.set('Cookie', 'session=entity-a');
        request.headers.set('Sec-Fetch-Site', 'same-origin');
        return handle(request);
      },
    });

    expect(await api.disconnect(id)).toMatchObject({ id, status: 'disconnected' });
  });

  it.each([
    ['HTML', { body: '<h1>Welcome</h1>' }],
    ['an empty body', { status: 200, body: '' }],
    ['a truncated response', { body: '{"data":[' }],
    ['a number', { body: '12' }],
  ])('does not accept %s as data', async (_, rule) => {
    const { sandbox, ask, read } = setUpProxy();
    sandbox.fail({ path: '/accounting*', ...rule });

    expect(await read(await ask('/accounting_connections'))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_invalid' } },
    });
  });

  it('responds with 502 if the API cannot be reached', async () => {
    const { sandbox, ask, read, onError } = setUpProxy();
    sandbox.fail({ path: '/accounting*', lost: 'before' });

    expect(await read(await ask('/accounting_connections'))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_unavailable' } },
    });
    expect(onError).toHaveBeenCalledOnce();
  });

  it('does not repeat a call whose response was lost', async () => {
    const { sandbox, ask, getCalls } = setUpProxy();
    sandbox.fail({ method: 'POST', path: '/accounting*', lost: 'after' });

    expect((await ask('/accounting_connections', connect)).status).toBe(502);

    expect(getCalls()).toHaveLength(1);
    expect(sandbox.connections).toHaveLength(1);
  });

  it('responds with 504 if the API hangs, and aborts the call', async () => {
    vi.useFakeTimers();
    const signals: (AbortSignal | null | undefined)[] = [];
    const { ask, read } = setUpProxy({
      timeout: 3000,
      fetch: async (input, init) => {
        if (String(input).endsWith('/auth/token')) {
          return Response.json({ access_token: 'a-token-of-the-partner', expires_in: 1800 });
        }
        signals.push(init?.signal);
        return new Promise(() => {});
      },
    });

    const answer = ask('/accounting_connections');
    await vi.advanceTimersByTimeAsync(3000);

    expect(await read(await answer)).toMatchObject({
      status: 504,
      body: { error: { code: 'api_timeout' } },
    });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });

  it('aborts the call without a log entry when the browser disconnects', async () => {
    const { sandbox, ask, getCalls, onError } = setUpProxy();
    sandbox.fail({ path: '/accounting*', delay: 60_000 });
    const page = new AbortController();

    const answer = ask('/accounting_connections', { signal: page.signal });
    await vi.waitFor(() => expect(getCalls()).toHaveLength(1));
    page.abort();

    expect((await answer).status).toBe(499);
    // The sandbox records no status for a call that nobody waits for.
    expect(getCalls()).toMatchObject([{ status: null }]);
    expect(onError).not.toHaveBeenCalled();
  });

  it('still serves the others who wait for the same token when one browser disconnects', async () => {
    const paths: string[] = [];
    // A network that ignores the signal.
    const { sandbox, ask, countTokens } = setUpProxy({
      fetch: (input, init) => {
        paths.push(new URL(String(input)).pathname);
        return sandbox.fetch(String(input), { ...init, signal: null });
      },
    });
    sandbox.fail({ path: '/auth/token', delay: 50 });
    const page = new AbortController();
    const first = ask('/accounting_connections', { signal: page.signal });
    const second = ask('/accounting_connections');
    await vi.waitFor(() => expect(countTokens()).toBe(1));
    page.abort();

    expect((await first).status).toBe(499);
    expect((await second).status).toBe(200);
    expect(paths).toEqual(['/v1/auth/token', '/v1/accounting_connections']);
  });
});
