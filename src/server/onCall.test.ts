import { afterEach, describe, expect, it, vi } from 'vitest';
import { setUpCompanies } from '../../test/setUpCompanies.ts';
import { setUpProxy } from '../../test/setUpProxy.ts';
import { setUpServerClient } from '../../test/setUpServerClient.ts';
import { VERSIONS } from '../api/VERSIONS.ts';
import type { ApiCall } from './ApiCall.ts';
import { CALLS } from './calls/CALLS.ts';
import { createProxyHandler } from './createProxyHandler.ts';

const LIST = '/accounting_connections';
const UUID = /^[\w-]{36}$/;

function setUp(options: Parameters<typeof setUpProxy>[0] = {}) {
  const onCall = vi.fn<(call: ApiCall) => unknown>();
  const proxy = setUpProxy({ onCall, ...options });
  return { ...proxy, onCall, getCalls: () => onCall.mock.calls.map(([call]) => call) };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('onCall()', () => {
  it('receives each request to the API, with neither ids in the path nor a token', async () => {
    const { sandbox, ask, getCalls, tokens } = setUp();
    const { id } = sandbox.connect('entity-a', 'xero');

    await ask(`${LIST}/${id}/data_pulls?resource_type=receivables`, { method: 'POST' });
    await ask(`${LIST}/${id}`);

    const call = { entityId: 'entity-a', context: [], requestId: expect.stringMatching(UUID) };
    const duration = expect.toSatisfy((value) => value > 0 && value < 5000);
    expect(getCalls()).toEqual([
      {
        ...call,
        call: 'POST /accounting_connections/{id}/data_pulls',
        status: 200,
        duration,
        attempt: 1,
      },
      { ...call, call: 'GET /accounting_connections/{id}', status: 200, duration, attempt: 1 },
    ]);
    expect(tokens).toHaveLength(2);
    expect(JSON.stringify(getCalls())).not.toContain(tokens[0]);
    expect(JSON.stringify(getCalls())).not.toContain(id);
  });

  it('receives both attempts of a call that is replayed after a 401', async () => {
    const { sandbox, ask, getCalls } = setUp();
    await ask(LIST);
    sandbox.expireTokens();
    await ask(LIST);
    expect(getCalls()).toMatchObject([
      { status: 200, attempt: 1 },
      { status: 401, attempt: 1 },
      { status: 200, attempt: 2 },
    ]);
  });

  it.each([
    ['fails', { status: 503 }, 503],
    ['refuses', { status: 409 }, 409],
    ['sends something other than JSON', { body: '<html>' }, 200],
    ['sends too much', { body: 'x'.repeat(2_000_001) }, 200],
    ['does not answer', { lost: 'before' } as const, null],
  ])('says with which status the API %s', async (_, rule, status) => {
    const { sandbox, ask, getCalls } = setUp();
    sandbox.fail({ path: '/accounting*', ...rule });
    await ask(LIST);
    expect(getCalls()).toMatchObject([{ status }]);
  });

  it.each(['hangs', 'is given up by the browser'])('learns of a call that %s', async (kind) => {
    vi.useFakeTimers();
    const page = new AbortController();
    const send = vi.fn<typeof fetch>(async (input) =>
      String(input).endsWith('/auth/token')
        ? Response.json({ access_token: 'a-token-of-the-partner', expires_in: 1800 })
        : // Ignores the signal.
          new Promise(() => {}),
    );
    const { ask, getCalls } = setUp({ timeout: 3000, fetch: send });

    const answer = ask(LIST, { signal: page.signal });
    await vi.advanceTimersByTimeAsync(2000);
    expect(getCalls()).toEqual([]);
    if (kind !== 'hangs') page.abort();
    await vi.advanceTimersByTimeAsync(1000);
    await answer;

    const duration = kind === 'hangs' ? 3000 : 2000;
    expect(getCalls()).toMatchObject([{ status: null, requestId: null, duration }]);
  });

  it('receives nothing for requests that do not reach the API', async () => {
    const { sandbox, ask, getCalls } = setUp();
    await ask('/entities');
    await ask(`${LIST}?page=2`);
    await ask(LIST, { headers: { 'Sec-Fetch-Site': 'cross-site' } });
    await ask(LIST, { headers: { 'X-Monite-Entity-Id': 'entity-b' } });
    sandbox.fail({ path: '/auth/token', status: 503 });
    await ask(LIST);
    expect(getCalls()).toEqual([]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('full'))],
    ['hangs', () => new Promise(() => {})],
  ])('changes nothing if it %s, apart from the log', async (kind, onCall) => {
    const { ask, onError } = setUp({ onCall });
    expect((await ask(LIST)).status).toBe(200);
    expect((await ask(LIST)).status).toBe(200);
    expect(onError.mock.calls.map(([error]) => String(error))).toEqual(
      kind === 'hangs' ? [] : ['Error: onCall() failed'],
    );
  });

  it.each(['a-token-of-the-partner', 'a trace of db-7.internal'])(
    'does not receive the request id %s',
    async (requestId) => {
      const { ask, getCalls } = setUp({
        fetch: async (input) =>
          String(input).endsWith('/auth/token')
            ? Response.json({ access_token: 'a-token-of-the-partner', expires_in: 1800 })
            : new Response('{"data":[]}', { headers: { 'X-Request-Id': requestId } }),
      });
      await ask(LIST);
      expect(getCalls()).toMatchObject([{ status: 200, requestId: null }]);
    },
  );

  it('receives the further arguments of the handler', async () => {
    const { clientId, clientSecret, apiUrl, send } = setUpCompanies(undefined);
    const people: (string | undefined)[] = [];
    const handle = createProxyHandler({
      clientId,
      clientSecret,
      apiUrl,
      fetch: send,
      resolveEntity: (_, session: { entityId: string; personId: string } | null) =>
        session?.entityId,
      onCall: ({ context: [session] }) => people.push(session?.personId),
    });
    const request = new Request(`https://partner.example/api/accounting${LIST}`);
    await handle(request, { entityId: 'entity-a', personId: 'person-7' });
    expect(people).toEqual(['person-7']);
  });

  it.each(
    VERSIONS.flatMap((apiVersion) => CALLS[apiVersion].map((call) => ({ apiVersion, ...call }))),
  )('names $method $path of $apiVersion without an id', async ({ apiVersion, ...call }) => {
    const { ask, getCalls } = setUp({ apiVersion });
    await ask(call.path.replace('{id}', 'a-b_7'), {
      method: call.method,
      ...('hasPlatform' in call && {
        body: '{"platform":"xero"}',
        headers: { 'Content-Type': 'application/json' },
      }),
    });
    expect(getCalls()[0]?.call).toBe(`${call.method} ${call.path}`);
  });

  it('receives the requests of the server client', async () => {
    const onCall = vi.fn<(call: ApiCall) => unknown>();
    const { client } = setUpServerClient({ onCall });
    await client.listConnections('entity-b');
    expect(onCall.mock.calls).toMatchObject([
      [{ call: `GET ${LIST}`, entityId: 'entity-b', context: [], status: 200, attempt: 1 }],
    ]);
  });

  it('has to be a function', () => {
    const options = Object.assign<object, object>({}, { onCall: 'log' });
    expect(() => setUpProxy(options)).toThrow('onCall must be a function');
  });
});
