import { inspect } from 'node:util';
import { createSandbox } from 'react-accounting-connect/sandbox';
import type { SandboxRule } from 'react-accounting-connect/sandbox';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AccountingError } from './AccountingError.ts';
import { createApi } from './createApi.ts';
import { createTokenSource } from './createTokenSource.ts';

function setup(rule?: SandboxRule) {
  const sandbox = createSandbox();
  const tokenProvider = vi.fn(async () => sandbox.issueToken(sandbox.entityId));
  const api = createApi({
    apiUrl: `${sandbox.baseUrl}/`,
    apiVersion: '2023-03-14',
    entityId: sandbox.entityId,
    tokens: createTokenSource(tokenProvider, sandbox.entityId),
    fetch: sandbox.fetch,
  });
  if (rule) sandbox.fail(rule);
  return { api, sandbox, tokenProvider };
}

/** The required fields of a connection, as the API sends them. */
const wire = {
  id: 'c1',
  created_at: '2023-02-16T07:38:01.631172+00:00',
  updated_at: '2023-04-02T13:11:53.250Z',
  connection_url: null,
};

describe('createApi', () => {
  afterEach(() => void vi.useRealTimers());

  it('connects, reads, pulls and disconnects', async () => {
    const { api, sandbox } = setup();

    const created = await api.createConnection('xero');
    expect(created).toMatchObject({ platform: 'xero', status: 'pending_auth', errors: [] });
    expect(created.authorizationUrl).toMatch(/^http/);

    sandbox.authorize(created.id);
    expect(await api.getConnection(created.id)).toMatchObject({ status: 'connected' });
    expect(await api.listConnections()).toHaveLength(1);

    const pulls = await api.startPull(created.id, 'line_items');
    expect(pulls).toMatchObject([
      { connectionId: created.id, resourceType: 'line_items', status: 'queued' },
    ]);
    expect(await api.startPull(created.id, undefined)).toHaveLength(2);
    expect(await api.disconnect(created.id)).toMatchObject({ status: 'disconnected' });
  });

  it('sends the version, the entity and the token with each call', async () => {
    const { api, sandbox } = setup();
    await api.createConnection('xero');

    expect(sandbox.requests[0]).toMatchObject({
      method: 'POST',
      path: '/accounting_connections',
      body: { platform: 'xero' },
      headers: {
        'x-monite-version': '2023-03-14',
        'x-monite-entity-id': sandbox.entityId,
        authorization: 'Bearer …',
        'content-type': 'application/json',
      },
    });
  });

  it('sends no Authorization header without a token provider', async () => {
    const { sandbox } = setup();
    const api = createApi({
      apiUrl: sandbox.baseUrl,
      apiVersion: '2023-03-14',
      entityId: sandbox.entityId,
      tokens: undefined,
      fetch: sandbox.fetch,
    });

    await expect(api.listConnections()).rejects.toMatchObject({ code: 'session_expired' });
    expect(sandbox.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('renews the token once after a 401 and replays the call', async () => {
    const { api, sandbox, tokenProvider } = setup();
    await api.listConnections();
    sandbox.expireTokens();

    expect(await api.createConnection('xero')).toMatchObject({ platform: 'xero' });
    expect(tokenProvider).toHaveBeenCalledTimes(2);
    expect(sandbox.connections).toHaveLength(1);
  });

  it('fails with session_expired after a second 401', async () => {
    const { api, tokenProvider } = setup({ status: 401, times: Infinity });

    await expect(api.listConnections()).rejects.toMatchObject({
      code: 'session_expired',
      isRetryable: false,
    });
    expect(tokenProvider).toHaveBeenCalledTimes(2);
  });

  it('obeys the Retry-After of one 429 and replays the call', async () => {
    vi.useFakeTimers();
    const { api, sandbox } = setup({ status: 429, headers: { 'retry-after': '3' } });
    const result = api.createConnection('xero');
    await vi.advanceTimersByTimeAsync(2900);
    expect(sandbox.connections).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);

    expect(await result).toMatchObject({ platform: 'xero' });
  });

  it('rejects with a long Retry-After in milliseconds instead of waiting', async () => {
    const { api } = setup({ status: 429, headers: { 'retry-after': '120' } });

    await expect(api.listConnections()).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfter: 120_000,
    });
  });

  it('accepts a date in Retry-After', async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    const { api } = setup({ status: 503, headers: { 'retry-after': date } });
    const error = await api.listConnections().catch((cause: unknown) => cause);

    expect(error).toBeInstanceOf(AccountingError);
    expect(error).toMatchObject({ code: 'server_error' });
    expect(Object(error).retryAfter).toBeGreaterThan(57_000);
  });

  it.each([
    [400, { error: { message: 'no' } }, 'invalid_request', '400: no'],
    [403, { error: { message: 'not yours' } }, 'forbidden', '403: not yours'],
    [404, {}, 'not_found', '404: no reason given'],
    [405, '', 'unsupported', '405: no reason given'],
    [409, { error: { message: 'one only' } }, 'already_connected', '409: one only'],
    [422, { detail: [{ loc: ['body'], msg: 'bad', type: 't' }] }, 'invalid_request', '422: bad'],
    [500, '<html>', 'server_error', '500: no reason given'],
    [504, '', 'timeout', '504: no reason given'],
    [410, '', 'not_found', '410: no reason given'],
    [418, 'null', 'invalid_request', '418: no reason given'],
  ])('maps status %i to a code and a message', async (status, body, code, message) => {
    const { api } = setup({ status, body });

    await expect(api.listConnections()).rejects.toMatchObject({
      code,
      message,
      status,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('distinguishes a lost request from a timeout', async () => {
    vi.useFakeTimers();
    const { api, sandbox } = setup({ lost: 'before' });
    await expect(api.listConnections()).rejects.toMatchObject({ code: 'network' });

    sandbox.fail({ delay: 60_000 });
    const slow = expect(api.listConnections()).rejects.toMatchObject({ code: 'timeout' });
    await vi.advanceTimersByTimeAsync(30_000);
    await slow;
  });

  it.each([
    ['an empty body', '', 'at body:'],
    ['a truncated response', '{"data":[{"id":"c1"', 'at body:'],
    ['another shape', { items: [] }, 'at body.data:'],
    ['a wrong type', { data: [{ ...wire, status: 7 }] }, 'at body.data.0.status'],
    ['a missing id', { data: [{ ...wire, id: undefined }] }, 'at body.data.0.id'],
  ])('rejects %s with a clear error', async (_, body, message) => {
    const { api } = setup({ status: 200, body });

    await expect(api.listConnections()).rejects.toMatchObject({
      code: 'invalid_response',
      message: expect.stringContaining(message),
    });
  });

  it('passes unknown values through and fills in missing optional fields', async () => {
    const { api } = setup({
      status: 200,
      body: { data: [wire, { ...wire, status: 'half_connected', platform: 'abacus', new: 1 }] },
    });

    expect(await api.listConnections()).toMatchObject([
      { status: 'unknown', platform: null, lastPull: null, errors: [], businessInfo: null },
      { status: 'half_connected', platform: 'abacus' },
    ]);
  });

  it('reads the business info if the API sends it', async () => {
    const { api } = setup({
      status: 200,
      body: { data: [{ ...wire, business_info: { name: 'Acme', base_currency: 'GBP' } }] },
    });

    expect(await api.listConnections()).toMatchObject([
      { businessInfo: { name: 'Acme', legalName: null, baseCurrency: 'GBP' } },
    ]);
  });

  it('rejects an unsupported API version and lists the supported ones', async () => {
    const version = JSON.parse('"2019-01-01"');
    const fetch = vi.fn();
    const api = createApi({
      apiUrl: 'https://api.test',
      apiVersion: version,
      entityId: 'e',
      tokens: undefined,
      fetch,
    });
    await expect(api.listConnections()).rejects.toMatchObject({
      code: 'misconfigured',
      message: 'apiVersion "2019-01-01" is not one of: 2023-03-14, 2024-05-25',
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    ['a failed response', { status: 500 }],
    ['a lost request', { lost: 'before' as const }],
  ])('keeps the token out of the error for %s', async (_, rule) => {
    const { api, sandbox, tokenProvider } = setup(rule);
    const error = await api.listConnections().catch((cause: unknown) => cause);
    const token = await tokenProvider.mock.results[0]?.value;

    expect(token).toEqual(expect.any(String));
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(token);
    expect(JSON.stringify(sandbox.requests)).not.toContain(token);
  });

  it('keeps the token out of the error when fetch quotes its request', async () => {
    const api = createApi({
      apiUrl: 'https://api.test',
      apiVersion: '2023-03-14',
      entityId: 'e',
      tokens: createTokenSource(async () => 'top-secret', 'e'),
      fetch: async (_, init) => {
        throw new TypeError(`could not send ${JSON.stringify(init?.headers)}`);
      },
    });
    const error = await api.listConnections().catch((cause: unknown) => cause);

    expect(error).toMatchObject({ code: 'network' });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('top-secret');
  });

  it.each([
    ['', 'needs apiUrl'],
    ['ftp://api.test', 'apiUrl "ftp://api.test" is not an HTTP address'],
    ['localhost:3000/api', 'apiUrl "localhost:3000/api" is not an HTTP address'],
    [JSON.parse('7'), 'apiUrl is not a string'],
  ])('sends no request with the apiUrl %j, and says why', async (apiUrl, message) => {
    const fetch = vi.fn();
    const api = createApi({ apiUrl, entityId: 'e', tokens: undefined, fetch });

    await expect(api.listConnections()).rejects.toMatchObject({
      code: 'misconfigured',
      message: expect.stringContaining(message),
    });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('returns the same list while the response stays the same', async () => {
    const { api } = setup();
    const { id } = await api.createConnection('xero');
    const before = await api.listConnections();
    expect(await api.listConnections()).toBe(before);

    await api.disconnect(id);
    expect(await api.listConnections()).not.toBe(before);
  });
});
