// @vitest-environment node
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

/** A test for each row: nothing reaches the API, and the answer says why and gives nothing away. */
function refuses(status: number, code: string, attacks: Attack[]) {
  it.each(attacks)('%s', async (_, path = LIST, init = {}) => {
    const { ask, read, getCalls, onError } = setUpProxy();

    expect(await read(await ask(path, init))).toEqual({
      status,
      body: { error: { code, message: expect.any(String) } },
    });

    // Told once: it may be a setting of the partner's, and must not be a way to fill the log.
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
    ['in the header, where something changes', END, send({ 'X-Monite-Entity-Id': 'b' }, 'POST')],
  ]);
  refuses(404, 'not_found', [
    ['in the path, before the call', '/entity-b/accounting_connections'],
    ['in the path, as a resource', '/entities/entity-b'],
  ]);
  refuses(400, 'invalid_request', [
    ['in the query', `${LIST}?entity_id=entity-b`],
    ['in the query, by the name of the header', `${LIST}?x-monite-entity-id=entity-b`],
    ['in the body', LIST, post({ ...XERO, entity_id: 'entity-b' })],
    ['in the body, as a prototype', LIST, post('{"platform":"x","__proto__":{"entity_id":"b"}}')],
  ]);

  it('in the id of a connection: the API does not find it in our entity', async () => {
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
    ['that climbs', `${LIST}/../receivables`],
    ['that climbs out of the handler', '/../../v1/accounting_connections'],
    ['that climbs, encoded', `${LIST}/%2e%2e/receivables`],
    ['that climbs, encoded with its slashes', `${LIST}/..%2f..%2freceivables`],
    ['that climbs, encoded twice', `${LIST}/%252e%252e/receivables`],
    ['with an id of dots', `${LIST}/...`],
    ['with two slashes', `/${LIST}`],
    ['with two slashes before the id', `${LIST}//c1`],
    ['with two slashes at its end', `${LIST}//`],
    ['with a backslash', `${LIST}\\..\\receivables`],
    ['with another address in it', '/https://evil.example/accounting_connections'],
    ['with another address for an id', `${LIST}/https:%2f%2fevil.example`],
    ['with a user before a host', '@evil.example/accounting_connections'],
    ['with a fragment', `${LIST}#x`],
    ['with a fragment, encoded', `${LIST}%23x`],
    ['with a query, encoded', `${LIST}%3fentity_id=entity-b`],
    ['with a line break', `${LIST}%0d%0aX-Monite-Entity-Id:%20entity-b`],
    ['with a zero byte', `${LIST}%00`],
    ['with a control character', `${LIST}/\u0001c1`],
    ['with a letter that only looks like ours', '/accounting_connection\u0455'],
    ['in capitals', '/ACCOUNTING_CONNECTIONS'],
    ['with a matrix parameter', `${LIST};entity_id=entity-b`],
    ['with an overlong id', `${LIST}/${'a'.repeat(101)}`],
    ['that is overlong', `/${'a/'.repeat(5000)}accounting_connections`],
    ['with an overlong query', `${LIST}?${'a'.repeat(5000)}`],
  ]);

  it.each(['\t', '\n', '\r'])('with %j in it, which every URL drops', async (character) => {
    const { ask, getCalls } = setUpProxy();

    expect((await ask(`/accounting_${character}connections`)).status).toBe(200);

    expect(getCalls()).toMatchObject([{ path: LIST, query: {} }]);
  });

  it('with a slash at its end, where a framework puts it, is that without', async () => {
    const { ask, getCalls } = setUpProxy();

    expect((await ask(`${LIST}/?`)).status).toBe(200);

    expect(getCalls()).toMatchObject([{ path: LIST }]);
  });

  it.each(['https://evil.example', 'https://partner.example:8443'])(
    'under another host, %s, leads to our API all the same',
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
    ['a method that nobody knows', LIST, send({}, 'ENTITY')],
    ['DELETE of a connection', `${LIST}/c1`, send({}, 'DELETE')],
    ['POST to a connection', `${LIST}/c1`, post()],
    ['GET of a pull', PULL],
    ['GET that would disconnect', END],
  ]);
  refuses(404, 'not_found', [
    ['the token endpoint', '/auth/token', post({})],
    ['the entities', '/entities'],
    ['the receivables', '/receivables'],
    ['the payables', '/payables'],
    ['a call of another API version', `${LIST}/c1/sync`, post()],
    ['a call that nobody knows', `${LIST}/c1/delete`, post()],
    ['the root', ''],
  ]);
  refuses(400, 'invalid_request', [
    ['with a parameter that it does not take', `${LIST}?limit=1`],
    ['with a value that it does not take', `${PULL}?resource_type=payables`, post()],
    ['with a value that breaks the line', `${PULL}?resource_type=receivables%0a`, post()],
    ['with a parameter twice', `${PULL}?resource_type=receivables&resource_type=x`, post()],
    [
      'with a parameter twice, the same',
      `${PULL}?${'resource_type=receivables&'.repeat(2)}`,
      post(),
    ],
    ['with a parameter that every object has', `${LIST}?__proto__=1`],
    ['with a method that every object has', `${LIST}?constructor=1`],
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
  ])('that could mean something upstream does not get there: %j', async (headers) => {
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
    ['that is huge, where the call takes none', END, post('x'.repeat(1_000_000))],
  ]);
  refuses(415, 'unsupported_media_type', [
    ['of a form', LIST, post('platform=xero', 'application/x-www-form-urlencoded')],
    ['of text, as a page elsewhere can send it', LIST, post(XERO, 'text/plain')],
    ['of a type that only begins like JSON', LIST, post(XERO, 'application/json-patch+json')],
    ['of two types', LIST, post(XERO, 'text/plain, application/json')],
    ['that is compressed', LIST, post(XERO, 'application/json', 'gzip')],
  ]);
  refuses(400, 'invalid_request', [
    ['where the call takes none', END, post({ entity_id: 'entity-b' })],
    ['that is no JSON', LIST, post('{')],
    ['that is nothing', LIST, post('')],
    ['that is a list', LIST, post([XERO])],
    ['that is nested without end', LIST, post('['.repeat(3000))],
    ['whose platform is no text', LIST, post({ platform: { xero: 1 } })],
    ['whose platform is overlong', LIST, post({ platform: 'x'.repeat(101) })],
    ['whose platform breaks the line', LIST, post({ platform: 'xero\r\nX-Evil: 1' })],
  ]);

  const createStreamed = (body: ReadableStream) => {
    const headers = { ...JSON_TYPE, Cookie: 'session=entity-a', 'Sec-Fetch-Site': 'same-origin' };
    const init = { method: 'POST', body, duplex: 'half', headers };
    return new Request(`https://partner.example/api/accounting${LIST}`, init);
  };

  it('that never ends: no more of it is read than is let in', async () => {
    const { handle, read, getCalls } = setUpProxy();
    let pieces = 0;
    let isCanceled = false;
    const body = new ReadableStream({
      pull(controller) {
        pieces += 1;
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
    expect(pieces).toBeLessThan(10);
    expect(isCanceled).toBe(true);
    expect(getCalls()).toEqual([]);
  });

  it('that never arrives: 408 after ten seconds', async () => {
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

  it('that somebody on the server has read before: it says what to do', async () => {
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

describe('a page elsewhere, with the cookie', () => {
  const from = (site: string, origin: string | null, method = 'POST') =>
    send({ ...(origin && { Origin: origin }), 'Sec-Fetch-Site': site }, method);
  refuses(403, 'foreign_origin', [
    ['POST', END, from('cross-site', 'https://evil.example')],
    ['POST from a neighbor', END, from('same-site', 'https://blog.partner.example')],
    ['POST of a form that hides its origin', END, from('cross-site', 'null')],
    ['POST typed into the address bar', END, from('none', null)],
    ['POST with two sites', END, from('same-origin, cross-site', null)],
    ['GET', LIST, from('cross-site', 'https://evil.example', 'GET')],
    ['GET by a link', LIST, from('cross-site', null, 'GET')],
    ['a preflight', END, from('cross-site', 'https://evil.example', 'OPTIONS')],
  ]);

  const askOld = (handle: (request: Request) => Promise<Response>, origin: string | undefined) =>
    handle(
      new Request(`https://partner.example/api/accounting${LIST}`, {
        ...post(XERO),
        headers: { ...JSON_TYPE, Cookie: 'session=entity-a', ...(origin && { Origin: origin }) },
      }),
    );

  it.each([
    ['an origin elsewhere', 'https://evil.example'],
    ['an origin that is hidden', 'null'],
    ['an origin that only begins like ours', 'https://partner.example.evil.example'],
    ['our host without encryption', 'http://partner.example'],
    ['our host on another port', 'https://partner.example:8443'],
    ['an extension that takes our name', 'chrome-extension://partner.example'],
    ['our host after a user', 'https://evil.example@partner.example'],
    ['two origins', 'https://partner.example, https://evil.example'],
    ['none', undefined],
  ])('POST from an old browser, with %s', async (_, origin) => {
    const { handle, read, getCalls } = setUpProxy();

    expect(await read(await askOld(handle, origin))).toMatchObject({ status: 403 });

    expect(getCalls()).toEqual([]);
  });

  it.each([
    ['at the address of the URL', 'https://partner.example', null, 'https://partner.example'],
    ['at the host that was asked for', 'https://app.example', 'app.example', 'http://localhost'],
    ['without encryption', 'http://10.0.0.5:3000', '10.0.0.5:3000', 'http://localhost:3000'],
  ])('is not an own page in an old browser, %s', async (_, origin, host, base) => {
    const { handle, read } = setUpProxy();
    const headers = new Headers({ ...JSON_TYPE, Cookie: 'session=entity-a', Origin: origin });
    if (host) headers.set('Host', host);
    const request = new Request(`${base}/api/accounting${LIST}`, { ...post(XERO), headers });
    expect(await read(await handle(request))).toMatchObject({ status: 201 });
  });

  it('is not an own page behind a proxy that says another host', async () => {
    const { ask, read } = setUpProxy();
    const init = { ...post(XERO), headers: { ...JSON_TYPE, Origin: 'https://public.example' } };
    expect(await read(await ask(LIST, init))).toMatchObject({ status: 201 });
  });

  it('is let in from an origin that is allowed, with its preflight, and from no other', async () => {
    const { ask, getCalls } = setUpProxy({ allowedOrigins: ['https://app.partner.example'] });
    const come = (origin: string, init: RequestInit) =>
      ask(LIST, {
        ...init,
        headers: { ...JSON_TYPE, Origin: origin, 'Sec-Fetch-Site': 'same-site' },
      });

    const preflight = await come('https://app.partner.example', { method: 'OPTIONS' });
    const answer = await come('https://app.partner.example', post(XERO));
    const other = await come('https://evil.example', post(XERO));

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
