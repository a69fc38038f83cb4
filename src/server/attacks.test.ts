import { afterEach, describe, expect, it, vi } from 'vitest';
import { setUpProxy } from '../../test/setUpProxy.ts';

const LIST = '/accounting_connections';
const PULL = `${LIST}/c1/data_pulls`;
const END = `${LIST}/c1/disconnect`;
const XERO = { platform: 'xero' };
const JSON_TYPE = { 'Content-Type': 'application/json' };

const send = (headers: Record<string, string>, method = 'GET'): RequestInit => ({
  method,
  headers,
});
const post = (body: unknown = '', type = 'application/json', encoding?: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': type, ...(encoding && { 'Content-Encoding': encoding }) },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

type Attack = [name: string, path?: string, init?: RequestInit];

/** Runs one test for each row: the proxy refuses, sends nothing to the API and reveals nothing. */
function refuses(status: number, code: string, attacks: Attack[]) {
  it.each(attacks)('%s', async (_, path = LIST, init = {}) => {
    const { ask, read, getCalls, onError } = setUpProxy();

    expect(await read(await ask(path, init))).toEqual({
      status,
      body: { error: { code, message: expect.any(String) } },
    });

    // Logged, because a wrong setting may be the cause, but only once, or browsers could fill the
    // log.
    await ask(path, init);
    expect(onError.mock.calls).toMatchObject([[{ code }]]);
    expect(getCalls()).toEqual([]);
  });
}

afterEach(() => {
  vi.useRealTimers();
});

describe("another entity's id", () => {
  const naming = (id: string) => send({ 'X-Monite-Entity-Id': id });
  refuses(401, 'entity_mismatch', [
    ['in the header', LIST, naming('entity-b')],
    ['in the header, beside our own', LIST, naming('entity-a, entity-b')],
    ['in the header, empty', LIST, naming('')],
    ['in the header of a write', END, send({ 'X-Monite-Entity-Id': 'b' }, 'POST')],
  ]);
  refuses(404, 'not_found', [
    ['in the path, before the call', '/entity-b/accounting_connections'],
    ['in the path, as a resource', '/entities/entity-b'],
  ]);
  refuses(400, 'invalid_request', [
    ['in the query', `${LIST}?entity_id=entity-b`],
    ['in the query, under the name of the header', `${LIST}?x-monite-entity-id=entity-b`],
    ['in the body', LIST, post({ ...XERO, entity_id: 'entity-b' })],
    ['in the body, as a prototype', LIST, post('{"platform":"x","__proto__":{"entity_id":"b"}}')],
  ]);

  it('with the id of its connection: the API does not find the connection', async () => {
    const { sandbox, ask, read, getCalls } = setUpProxy();
    const theirs = sandbox.connect('entity-b', 'xero');

    for (const [path, method] of [
      [`${LIST}/${theirs.id}`, 'GET'],
      [`${LIST}/${theirs.id}/data_pulls`, 'POST'],
      [`${LIST}/${theirs.id}/disconnect`, 'POST'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      expect(await read(await ask(path, { method }))).toMatchObject({ status: 404 });
    }

    expect(getCalls().map(({ headers }) => headers['x-monite-entity-id'])).toEqual(
      Array(3).fill('entity-a'),
    );
    expect(sandbox.connections).toMatchObject([{ status: 'connected', pulls: [] }]);
  });
});

describe('a path', () => {
  refuses(404, 'not_found', [
    ['that goes up', `${LIST}/../receivables`],
    ['that goes up out of the handler', '/../../v1/accounting_connections'],
    ['that goes up, encoded', `${LIST}/%2e%2e/receivables`],
    ['that goes up, with encoded slashes', `${LIST}/..%2f..%2freceivables`],
    ['that goes up, encoded twice', `${LIST}/%252e%252e/receivables`],
    ['with an id of dots', `${LIST}/...`],
    ['with two slashes', `/${LIST}`],
    ['with two slashes before the id', `${LIST}//c1`],
    ['with two trailing slashes', `${LIST}//`],
    ['with a backslash', `${LIST}\\..\\receivables`],
    ['that contains a URL', '/https://evil.example/accounting_connections'],
    ['with a URL as an id', `${LIST}/https:%2f%2fevil.example`],
    ['with a user before a host', '@evil.example/accounting_connections'],
    ['with a fragment', `${LIST}#x`],
    ['with a fragment, encoded', `${LIST}%23x`],
    ['with a query, encoded', `${LIST}%3fentity_id=entity-b`],
    ['with a line break', `${LIST}%0d%0aX-Monite-Entity-Id:%20entity-b`],
    ['with a zero byte', `${LIST}%00`],
    ['with a control character', `${LIST}/\u0001c1`],
    ['with a lookalike letter', '/accounting_connection\u0455'],
    ['in capitals', '/ACCOUNTING_CONNECTIONS'],
    ['with a matrix parameter', `${LIST};entity_id=entity-b`],
    ['with an overlong id', `${LIST}/${'a'.repeat(101)}`],
    ['that is overlong', `/${'a/'.repeat(5000)}accounting_connections`],
    ['with an overlong query', `${LIST}?${'a'.repeat(5000)}`],
  ]);

  it.each(['\t', '\n', '\r'])(
    'with %j in it, which URLs drop, reaches the right call',
    async (character) => {
      const { ask, getCalls } = setUpProxy();

      expect((await ask(`/accounting_${character}connections`)).status).toBe(200);

      expect(getCalls()).toMatchObject([{ path: LIST, query: {} }]);
    },
  );

  it('with a trailing slash, as some frameworks add, reaches the same call', async () => {
    const { ask, getCalls } = setUpProxy();

    expect((await ask(`${LIST}/?`)).status).toBe(200);

    expect(getCalls()).toMatchObject([{ path: LIST }]);
  });

  it.each(['https://evil.example', 'https://partner.example:8443'])(
    'under another host, %s, still leads to our API',
    async (origin) => {
      const { sandbox, handle } = setUpProxy();
      const headers = { Cookie: 'session=entity-a', 'Sec-Fetch-Site': 'same-origin' };

      await handle(new Request(`${origin}/api/accounting${LIST}`, { headers }));

      expect(sandbox.requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
        '/auth/token 200',
        `${LIST} 200`,
      ]);
    },
  );
});

describe('another call', () => {
  refuses(405, 'method_not_allowed', [
    ['PUT', LIST, send({}, 'PUT')],
    ['PATCH', LIST, send({}, 'PATCH')],
    ['DELETE', LIST, send({}, 'DELETE')],
    ['HEAD', LIST, send({}, 'HEAD')],
    ['OPTIONS', LIST, send({}, 'OPTIONS')],
    ['an unknown method', LIST, send({}, 'ENTITY')],
    ['DELETE of a connection', `${LIST}/c1`, send({}, 'DELETE')],
    ['POST to a connection', `${LIST}/c1`, post()],
    ['GET of a pull', PULL],
    ['GET of a disconnect', END],
  ]);
  refuses(404, 'not_found', [
    ['the token endpoint', '/auth/token', post({})],
    ['the entities', '/entities'],
    ['the receivables', '/receivables'],
    ['the payables', '/payables'],
    ['a call of another API version', `${LIST}/c1/sync`, post()],
    ['an unknown call', `${LIST}/c1/delete`, post()],
    ['the root', ''],
  ]);
  refuses(400, 'invalid_request', [
    ['with a parameter that it does not accept', `${LIST}?limit=1`],
    ['with a value that it does not accept', `${PULL}?resource_type=payables`, post()],
    ['with a value that ends in a line break', `${PULL}?resource_type=receivables%0a`, post()],
    ['with a parameter twice', `${PULL}?resource_type=receivables&resource_type=x`, post()],
    [
      'with a parameter twice, with the same value',
      `${PULL}?${'resource_type=receivables&'.repeat(2)}`,
      post(),
    ],
    ['with a parameter named like a property of every object', `${LIST}?__proto__=1`],
    ['with a parameter named like a method of every object', `${LIST}?constructor=1`],
  ]);
});

describe('a header', () => {
  it.each([
    { 'X-Monite-Version': '2023-03-14', 'X-Monite-Entity-Id': 'entity-a' },
    { Authorization: 'Bearer stolen' },
    { Connection: 'close, X-Monite-Entity-Id, Authorization' },
    { TE: 'trailers', Trailer: 'X-Monite-Entity-Id', Upgrade: 'h2c' },
    { 'Proxy-Authorization': 'Basic x', 'Proxy-Connection': 'keep-alive' },
    { 'Transfer-Encoding': 'chunked', 'Content-Length': '0' },
    { 'X-HTTP-Method': 'DELETE', 'X-HTTP-Method-Override': 'DELETE', 'X-Method-Override': 'PUT' },
    { 'X-Original-URL': '/v1/entities', 'X-Rewrite-URL': '/v1/entities' },
    { Forwarded: 'host=evil.example', 'X-Forwarded-Host': 'evil.example', Host: 'evil.example' },
    { Range: 'bytes=0-1', 'If-None-Match': '*', 'Accept-Encoding': 'gzip', Expect: '100-continue' },
    { 'X-Request-Id': 'a', Traceparent: 'b', Baggage: 'c', 'X-Anything': 'd' },
  ])('that could have a meaning upstream is not sent on: %j', async (headers) => {
    const { ask, read, getCalls, tokens } = setUpProxy();

    expect(await read(await ask(LIST, { headers }))).toMatchObject({ status: 200 });

    expect(getCalls().map((call) => call.headers)).toEqual([
      {
        accept: 'application/json',
        authorization: 'Bearer …',
        'x-monite-entity-id': 'entity-a',
        'x-monite-version': '2023-03-14',
      },
    ]);
    expect(tokens).toEqual([expect.not.stringContaining('stolen')]);
  });

  refuses(400, 'version_mismatch', [
    ['that asks for another API version', LIST, send({ 'X-Monite-Version': '2024-05-25' })],
    ['that asks for two', LIST, send({ 'X-Monite-Version': '2023-03-14, 2024-05-25' })],
  ]);
});

describe('a body', () => {
  refuses(413, 'body_too_large', [
    ['that is huge', LIST, post({ platform: 'x'.repeat(1_000_000) })],
    ['that is huge, for a call without a body', END, post('x'.repeat(1_000_000))],
  ]);
  refuses(415, 'unsupported_media_type', [
    ['of a form', LIST, post('platform=xero', 'application/x-www-form-urlencoded')],
    ['of text, which other sites can send', LIST, post(XERO, 'text/plain')],
    ['of a type that only starts like JSON', LIST, post(XERO, 'application/json-patch+json')],
    ['of two types', LIST, post(XERO, 'text/plain, application/json')],
    ['that is compressed', LIST, post(XERO, 'application/json', 'gzip')],
  ]);
  refuses(400, 'invalid_request', [
    ['for a call without a body', END, post({ entity_id: 'entity-b' })],
    ['that is not JSON', LIST, post('{')],
    ['that is empty', LIST, post('')],
    ['that is a list', LIST, post([XERO])],
    ['that is deeply nested', LIST, post('['.repeat(3000))],
    ['whose platform is not a string', LIST, post({ platform: { xero: 1 } })],
    ['whose platform is overlong', LIST, post({ platform: 'x'.repeat(101) })],
    ['whose platform contains a line break', LIST, post({ platform: 'xero\r\nX-Evil: 1' })],
  ]);

  const createStreamed = (body: ReadableStream) => {
    const headers = { ...JSON_TYPE, Cookie: 'session=entity-a', 'Sec-Fetch-Site': 'same-origin' };
    const init = { method: 'POST', body, duplex: 'half', headers };
    return new Request(`https://partner.example/api/accounting${LIST}`, init);
  };

  it('that never ends is read only up to the limit', async () => {
    const { handle, read, getCalls } = setUpProxy();
    let chunks = 0;
    let isCanceled = false;
    const body = new ReadableStream({
      pull(controller) {
        chunks += 1;
        controller.enqueue(new Uint8Array(1000));
      },
      cancel() {
        isCanceled = true;
      },
    });

    expect(await read(await handle(createStreamed(body)))).toMatchObject({
      status: 413,
      body: { error: { code: 'body_too_large' } },
    });
    expect(chunks).toBeLessThan(10);
    expect(isCanceled).toBe(true);
    expect(getCalls()).toEqual([]);
  });

  it('that never arrives gets 408 after 10 seconds', async () => {
    vi.useFakeTimers();
    const { handle, read, getCalls } = setUpProxy();

    const cancel = vi.fn<() => void>();
    const answer = handle(createStreamed(new ReadableStream({ cancel })));
    await vi.advanceTimersByTimeAsync(10_000);

    expect(await read(await answer)).toMatchObject({
      status: 408,
      body: { error: { code: 'request_timeout' } },
    });
    expect(cancel).toHaveBeenCalledOnce();
    expect(getCalls()).toEqual([]);
  });

  it('that the server has already read gets an error with instructions', async () => {
    const { handle, read, getCalls } = setUpProxy();
    const request = createStreamed(new Blob(['{"platform":"xero"}']).stream());
    await request.text();

    expect(await read(await handle(request))).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('put this handler before') } },
    });
    expect(getCalls()).toEqual([]);
  });
});

describe('a page of another site, with the cookie', () => {
  const from = (site: string, origin: string | null, method = 'POST') =>
    send({ ...(origin && { Origin: origin }), 'Sec-Fetch-Site': site }, method);
  refuses(403, 'foreign_origin', [
    ['POST', END, from('cross-site', 'https://evil.example')],
    ['POST from a sibling domain', END, from('same-site', 'https://blog.partner.example')],
    ['POST of a form that hides its origin', END, from('cross-site', 'null')],
    ['POST typed into the address bar', END, from('none', null)],
    ['POST with two sites', END, from('same-origin, cross-site', null)],
    ['GET', LIST, from('cross-site', 'https://evil.example', 'GET')],
    ['GET by a link', LIST, from('cross-site', null, 'GET')],
    ['a preflight', END, from('cross-site', 'https://evil.example', 'OPTIONS')],
  ]);

  const sendFromOldBrowser = (
    handle: (request: Request) => Promise<Response>,
    origin: string | undefined,
  ) =>
    handle(
      new Request(`https://partner.example/api/accounting${LIST}`, {
        ...post(XERO),
        headers: { ...JSON_TYPE, Cookie: 'session=entity-a', ...(origin && { Origin: origin }) },
      }),
    );

  it.each([
    ['the origin of another site', 'https://evil.example'],
    ['a hidden origin', 'null'],
    ['an origin that only starts like ours', 'https://partner.example.evil.example'],
    ['our host over http', 'http://partner.example'],
    ['our host on another port', 'https://partner.example:8443'],
    ['an extension with our name', 'chrome-extension://partner.example'],
    ['our host after a user name', 'https://evil.example@partner.example'],
    ['two origins', 'https://partner.example, https://evil.example'],
    ['none', undefined],
  ])('POST from an old browser, with %s', async (_, origin) => {
    const { handle, read, getCalls } = setUpProxy();

    expect(await read(await sendFromOldBrowser(handle, origin))).toMatchObject({ status: 403 });

    expect(getCalls()).toEqual([]);
  });

  it.each([
    ['at the address of the URL', 'https://partner.example', null, 'https://partner.example'],
    ['at the host of the request', 'https://app.example', 'app.example', 'http://localhost'],
    ['without encryption', 'http://10.0.0.5:3000', '10.0.0.5:3000', 'http://localhost:3000'],
  ])('does not count as our own page in an old browser: %s', async (_, origin, host, base) => {
    const { handle, read } = setUpProxy();
    const headers = new Headers({ ...JSON_TYPE, Cookie: 'session=entity-a', Origin: origin });
    if (host) headers.set('Host', host);
    const request = new Request(`${base}/api/accounting${LIST}`, { ...post(XERO), headers });
    expect(await read(await handle(request))).toMatchObject({ status: 201 });
  });

  it('does not count as our own page behind a proxy that changes the host', async () => {
    const { ask, read } = setUpProxy();
    const init = { ...post(XERO), headers: { ...JSON_TYPE, Origin: 'https://public.example' } };
    expect(await read(await ask(LIST, init))).toMatchObject({ status: 201 });
  });

  it('may call only from an allowed origin, with a preflight', async () => {
    const { ask, getCalls } = setUpProxy({ allowedOrigins: ['https://app.partner.example'] });
    const sendFrom = (origin: string, init: RequestInit) =>
      ask(LIST, {
        ...init,
        headers: { ...JSON_TYPE, Origin: origin, 'Sec-Fetch-Site': 'same-site' },
      });

    const preflight = await sendFrom('https://app.partner.example', { method: 'OPTIONS' });
    const answer = await sendFrom('https://app.partner.example', post(XERO));
    const other = await sendFrom('https://evil.example', post(XERO));

    expect([preflight.status, answer.status, other.status]).toEqual([204, 201, 403]);
    for (const { headers } of [preflight, answer]) {
      expect(headers.get('access-control-allow-origin')).toBe('https://app.partner.example');
      expect(headers.get('access-control-allow-credentials')).toBe('true');
      expect(headers.get('access-control-allow-headers')).toContain('X-Monite-Entity-Id');
    }
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
    for (const { headers } of [preflight, answer, other]) {
      expect(headers.get('vary')).toBe('Origin');
    }
    expect(getCalls()).toHaveLength(1);
  });
});
