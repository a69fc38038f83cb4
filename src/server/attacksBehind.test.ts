// @vitest-environment node
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createGzip } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setUpProxy } from '../../test/setUpProxy.ts';
import { listen } from '../sandbox/listen.ts';

const LIST = '/accounting_connections';

let server: Server | undefined;

afterEach(async () => {
  vi.useRealTimers();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
});

describe('resolveEntity()', () => {
  const failure = new Error('postgres://admin:hunter2@db');
  it.each([
    ['throws', () => Promise.reject(failure)],
    [
      'throws at once',
      () => {
        throw failure;
      },
    ],
    ['answers with a number', () => 7],
    ['answers with an object', () => ({ entityId: 'entity-a' })],
    ['answers with true', () => true],
    ['answers with nothing in quotes', () => ''],
    ['answers with a list', () => ['entity-a', 'entity-b']],
    ['answers with a line break', () => 'entity-a\r\nX-Monite-Version: 1'],
    ['answers with two ids', () => 'entity-a, entity-b'],
    ['answers with something overlong', () => 'a'.repeat(101)],
  ])('that %s: 500, without a word of it', async (_, resolveEntity) => {
    const { sandbox, ask, read, onError } = setUpProxy(
      Object.assign<object, object>({}, { resolveEntity }),
    );

    expect(await read(await ask(LIST))).toEqual({
      status: 500,
      body: {
        error: { code: 'internal_error', message: 'Something went wrong on this server.' },
      },
    });
    expect(sandbox.requests).toEqual([]);
    expect(onError).toHaveBeenCalledOnce();
    expect(String(onError.mock.calls[0]?.[0])).toContain('resolveEntity()');
  });

  it('that hangs: 500 after ten seconds, and the log says which function it is', async () => {
    vi.useFakeTimers();
    const { sandbox, ask, read, onError } = setUpProxy({
      resolveEntity: () => new Promise(() => {}),
    });

    const answer = ask(LIST);
    await vi.advanceTimersByTimeAsync(10_000);

    expect(await read(await answer)).toMatchObject({ status: 500 });
    expect(sandbox.requests).toEqual([]);
    expect(String(onError.mock.calls[0]?.[0])).toContain('resolveEntity() has not answered');
  });
});

describe('an upstream over the network', () => {
  /** A real server in the API's place, whose token endpoint works. */
  async function setUpServer(answer: RequestListener, timeout?: number) {
    let calls = 0;
    let closed = 0;
    server = createServer((request, response) => {
      if (request.url === '/v1/auth/token') {
        response.setHeader('Content-Type', 'application/json');
        response.end('{"access_token":"a-token-of-the-partner","expires_in":1800}');
        return;
      }
      calls += 1;
      response.once('close', () => (closed += 1));
      answer(request, response);
    });
    const port = await listen(server, 0, '127.0.0.1');
    const apiUrl = `http://127.0.0.1:${port}/v1`;
    const proxy = setUpProxy({ apiUrl, fetch: globalThis.fetch, timeout });
    return { ...proxy, getCounts: () => ({ calls, closed }) };
  }

  it.each([301, 302, 303, 307, 308])(
    'that redirects with %i takes the token nowhere',
    async (status) => {
      const { ask, read, getCounts } = await setUpServer((_, response) => {
        response.writeHead(status, { Location: '/v1/elsewhere' }).end();
      });

      expect(await read(await ask(LIST))).toMatchObject({
        status: 502,
        body: { error: { code: 'api_refused' } },
      });
      expect(getCounts().calls).toBe(1);
    },
  );

  it('that hangs is let go of, and so is its connection', async () => {
    const { ask, read, getCounts } = await setUpServer(() => {}, 3000);

    expect(await read(await ask(LIST))).toMatchObject({
      status: 504,
      body: { error: { code: 'api_timeout' } },
    });
    await vi.waitFor(() => expect(getCounts()).toEqual({ calls: 1, closed: 1 }));
  });

  it('that stops in the middle of its answer is let go of', async () => {
    const { ask, read, getCounts } = await setUpServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"data":[');
    }, 3000);

    expect(await read(await ask(LIST))).toMatchObject({ status: 504 });
    await vi.waitFor(() => expect(getCounts()).toEqual({ calls: 1, closed: 1 }));
  });

  it('that breaks off is no answer', async () => {
    const { ask, read } = await setUpServer((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"data":[');
      setTimeout(() => response.destroy(), 20);
    });

    expect(await read(await ask(LIST))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_unavailable' } },
    });
  });

  it('that sends without end is read no further than is let in', async () => {
    let sent = 0;
    const piece = Buffer.alloc(100_000, ' ');
    const { ask, read, getCounts } = await setUpServer((_, response) => {
      const send = () => {
        if (response.destroyed || sent > 200_000_000) return;
        sent += piece.length;
        if (response.write(piece)) setImmediate(send);
        else response.once('drain', send);
      };
      send();
    });

    expect(await read(await ask(LIST))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_invalid' } },
    });
    await vi.waitFor(() => expect(getCounts()).toEqual({ calls: 1, closed: 1 }));
    expect(sent).toBeLessThan(50_000_000);
  });

  it('that sends a compressed bomb is read no further than is let in', async () => {
    const before = process.memoryUsage().rss;
    let unpacked = 0;
    const piece = Buffer.alloc(1_000_000);
    const { ask, read, getCounts } = await setUpServer((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      const gzip = createGzip();
      gzip.pipe(response);
      const send = () => {
        if (response.destroyed || unpacked >= 2_000_000_000) return;
        unpacked += piece.length;
        if (gzip.write(piece)) setImmediate(send);
        else gzip.once('drain', send);
      };
      send();
    });

    expect(await read(await ask(LIST))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_invalid' } },
    });
    await vi.waitFor(() => expect(getCounts()).toEqual({ calls: 1, closed: 1 }));
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });

  it('that sets cookies, caches and more of its own sets none here', async () => {
    const { ask, read } = await setUpServer((_, response) => {
      response.writeHead(200, {
        'Content-Type': 'text/html',
        'Cache-Control': 'public, max-age=86400',
        'Set-Cookie': ['session=entity-b', '__Host-x=1'],
        'Clear-Site-Data': '"*"',
        'Content-Security-Policy': 'default-src none',
        'Access-Control-Allow-Origin': '*',
        Refresh: '0; url=https://evil.example',
        Link: '<https://evil.example>; rel=preload',
      });
      response.end('{"data":[]}');
    });

    const response = await ask(LIST);

    expect(Object.keys(Object.fromEntries(response.headers)).toSorted()).toEqual([
      'cache-control',
      'content-type',
      'x-content-type-options',
    ]);
    expect(await read(response)).toEqual({ status: 200, body: { data: [] } });
  });

  it.each([
    ['the token in its data', 200, '{"data":["<token>"]}', 'req-1'],
    [
      'the token, a letter by its number',
      200,
      '{"data":["\\u0061-token-of-the-partner"]}',
      'req-1',
    ],
    ['the token in its refusal', 422, '{"error":{"message":"Bearer <token>"}}', 'req-1'],
    ['the token in a header', 200, '{"data":[]}', '<token>'],
    ['the secret', 200, '{"data":["<secret>"]}', 'req-1'],
    ['the secret in a header', 404, '{}', '<secret>'],
  ])('that tells %s tells nobody', async (_, status, body, requestId) => {
    const { ask, read, sandbox } = await setUpServer((request, response) => {
      const token = String(request.headers.authorization).slice('Bearer '.length);
      const fill = (text: string) =>
        text.replace('<token>', token).replace('<secret>', sandbox.clientSecret);
      response.writeHead(status, { 'X-Request-Id': fill(requestId) }).end(fill(body));
    });

    expect(await read(await ask(LIST))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_invalid' } },
    });
  });

  it.each([
    ['that it refused', 0],
    ['that was fetched for that', 2],
  ])('that tells the token %s tells nobody', async (_, index) => {
    const { ask, read, sandbox, tokens } = setUpProxy();
    await ask(LIST);
    sandbox.expireTokens();
    sandbox.fail({ path: '/accounting*', status: 401 });
    sandbox.fail({ path: '/accounting*', body: { data: { toJSON: () => tokens[index] } } });

    expect(await read(await ask(LIST))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_invalid' } },
    });
  });

  it.each(['nested', 'with \\u0061 letter by its number'])(
    'that answers with data too deep to write, %s, crashes nothing',
    async (kind) => {
      const start = kind === 'nested' ? '"' : '"\\u0061';
      const { ask } = await setUpServer((_, response) => {
        response.end(`${'['.repeat(200_000)}${start}"${']'.repeat(200_000)}`);
      });
      expect((await ask(LIST)).status).toBe(kind === 'nested' ? 200 : 502);
    },
  );

  it.each([
    ['Retry-After', '<script>'],
    ['Retry-After', '-1'],
    ['Retry-After', '99999999999'],
    ['RateLimit-Limit', 'db-7.internal'],
    ['X-Request-Id', 'stack trace of db-7.internal'],
    ['X-Request-Id', 'x'.repeat(101)],
  ])('has no words of its own in %s: %s', async (name, value) => {
    const { ask, read } = await setUpServer((_, response) => {
      response.writeHead(404, { [name]: value }).end('{}');
    });

    const response = await ask(LIST);

    expect(response.headers.has(name)).toBe(false);
    expect(JSON.stringify(await read(response))).not.toContain(value);
  });

  it('that is not there is said to be not there', async () => {
    const { ask, read } = await setUpServer((_, response) => {
      response.socket?.destroy();
    });
    expect(await read(await ask(LIST))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_unavailable' } },
    });
  });
});
