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
      'throws synchronously',
      () => {
        throw failure;
      },
    ],
    ['returns a number', () => 7],
    ['returns an object', () => ({ entityId: 'entity-a' })],
    ['returns true', () => true],
    ['returns an empty string', () => ''],
    ['returns a list', () => ['entity-a', 'entity-b']],
    ['returns a line break', () => 'entity-a\r\nX-Monite-Version: 1'],
    ['returns two ids', () => 'entity-a, entity-b'],
    ['returns an overlong id', () => 'a'.repeat(101)],
  ])('that %s causes a 500 without details', async (_, resolveEntity) => {
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

  it('that hangs causes a 500 after 10 seconds, and the log names the function', async () => {
    vi.useFakeTimers();
    const { sandbox, ask, read, onError } = setUpProxy({
      resolveEntity: () => new Promise(() => {}),
    });

    const answer = ask(LIST);
    await vi.advanceTimersByTimeAsync(10_000);

    expect(await read(await answer)).toMatchObject({ status: 500 });
    expect(sandbox.requests).toEqual([]);
    expect(String(onError.mock.calls[0]?.[0])).toContain('resolveEntity() did not answer');
  });
});

describe('an upstream over the network', () => {
  /** A real server in place of the API, with a working token endpoint. */
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
    'that redirects with %i does not get the token sent elsewhere',
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

  it('that hangs is aborted, and its connection is closed', async () => {
    const { ask, read, getCounts } = await setUpServer(() => {}, 3000);

    expect(await read(await ask(LIST))).toMatchObject({
      status: 504,
      body: { error: { code: 'api_timeout' } },
    });
    await vi.waitFor(() => expect(getCounts()).toEqual({ calls: 1, closed: 1 }));
  });

  it('that stops in the middle of its response is aborted', async () => {
    const { ask, read, getCounts } = await setUpServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"data":[');
    }, 3000);

    expect(await read(await ask(LIST))).toMatchObject({ status: 504 });
    await vi.waitFor(() => expect(getCounts()).toEqual({ calls: 1, closed: 1 }));
  });

  it('that breaks the connection counts as unreachable', async () => {
    const { ask, read } = await setUpServer((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"data":[');
      setTimeout(() => response.destroy(), 20);
    });

    expect(await read(await ask(LIST))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_unavailable' } },
    });
  });

  it('that never stops sending is read only up to the limit', async () => {
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

  it('that sends a compression bomb is read only up to the limit', async () => {
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

  it('that sets cookies, caching and other headers cannot pass them to the browser', async () => {
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
    ['the token in data', 200, '{"data":["<token>"]}', 'req-1'],
    [
      'the token, with an escaped letter',
      200,
      '{"data":["\\u0061-token-of-the-partner"]}',
      'req-1',
    ],
    [
      'the token under a key that comes twice',
      200,
      '{"a":"\\u0061-token-of-the-partner","a":"x"}',
      'req-1',
    ],
    [
      'the token under a key that comes twice, deeper',
      200,
      '{"data":[{"a":{"b":"a-\\u0074oken-of-the-partner"},"a":1}]}',
      'req-1',
    ],
    ['the token as a key', 200, '{"a-token-of-the-\\u0070artner":1}', 'req-1'],
    ['the token, with escaped capitals', 200, '{"a":"a\\u002Dtoken-of-the-partner"}', 'req-1'],
    [
      'the token in JSON within JSON',
      200,
      '{"a":"{\\"b\\":\\"a-\\\\u0074oken-of-the-partner\\"}"}',
      'req-1',
    ],
    ['the token behind a backslash', 200, '{"a":"\\\\\\u0061-token-of-the-partner"}', 'req-1'],
    ['the token in a refusal', 422, '{"error":{"message":"Bearer <token>"}}', 'req-1'],
    ['the token in a header', 200, '{"data":[]}', '<token>'],
    ['the secret', 200, '{"data":["<secret>"]}', 'req-1'],
    ['the secret in a header', 404, '{}', '<secret>'],
  ])('that reveals %s does not reveal it to the browser', async (_, status, body, requestId) => {
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
    ['that it has just refused', 0],
    ['that replaced the refused one', 2],
  ])('that reveals the token %s does not reveal it to the browser', async (_, index) => {
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

  it.each(['"', '"\\u0061'])(
    'that answers with deeply nested data does not crash the proxy, with a text that starts with %s',
    async (start) => {
      const { ask } = await setUpServer((_, response) => {
        response.end(`${'['.repeat(200_000)}${start}"${']'.repeat(200_000)}`);
      });
      expect((await ask(LIST)).status).toBe(200);
    },
  );

  it('that escapes everything again and again does not keep the proxy busy', async () => {
    const { ask } = await setUpServer((_, response) => {
      response.end(`{"a":"${'\\u005cu005c'.repeat(150_000)}"}`);
    });
    const startedAt = performance.now();

    expect((await ask(LIST)).status).toBe(200);

    expect(performance.now() - startedAt).toBeLessThan(3000);
  });

  it('that escapes ordinary text is passed on unchanged', async () => {
    const text = '{"a":"\\u00fcber C:\\\\tmp\\n\\ud83d\\ude00","a":"\\/\\""}';
    const { ask } = await setUpServer((_, response) => response.end(text));

    expect(await (await ask(LIST)).text()).toBe(text);
  });

  it.each([
    ['Retry-After', '<script>'],
    ['Retry-After', '-1'],
    ['Retry-After', '99999999999'],
    ['RateLimit-Limit', 'db-7.internal'],
    ['X-Request-Id', 'stack trace of db-7.internal'],
    ['X-Request-Id', 'x'.repeat(101)],
  ])('cannot pass its own text in %s: %s', async (name, value) => {
    const { ask, read } = await setUpServer((_, response) => {
      response.writeHead(404, { [name]: value }).end('{}');
    });

    const response = await ask(LIST);

    expect(response.headers.has(name)).toBe(false);
    expect(JSON.stringify(await read(response))).not.toContain(value);
  });

  it('that is down is reported as unreachable', async () => {
    const { ask, read } = await setUpServer((_, response) => {
      response.socket?.destroy();
    });
    expect(await read(await ask(LIST))).toMatchObject({
      status: 502,
      body: { error: { code: 'api_unavailable' } },
    });
  });
});
