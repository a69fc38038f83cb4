import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from './listen.ts';
import { serveSandbox, type ServeSandboxOptions } from './serveSandbox.ts';

const servers: { close(): Promise<void> }[] = [];

async function setup(options: Partial<ServeSandboxOptions> = {}) {
  const server = await serveSandbox({ port: 0, now: () => 1_800_000_000_000, ...options });
  servers.push(server);
  const { sandbox } = server;
  const getHeaders = (token = sandbox.issueToken(), entityId = sandbox.entityId) => ({
    'X-Monite-Version': '2023-03-14',
    'X-Monite-Entity-Id': entityId,
    Authorization: `Bearer ${token}`,
  });
  const connect = () =>
    fetch(`${sandbox.baseUrl}/accounting_connections`, {
      method: 'POST',
      headers: getHeaders(),
      body: '{"platform":"xero"}',
    });
  return { ...server, getHeaders, connect };
}

describe('serveSandbox', () => {
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  it('returns its address, and uses the address in its responses', async () => {
    const { url, sandbox, connect } = await setup();

    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(sandbox.baseUrl).toBe(`${url}/v1`);
    const { connection_url: page } = await (await connect()).json();
    expect(page).toMatch(`${url}/authorize/`);
    const response = await fetch(page);
    expect(response.redirected).toBe(true);
    expect(await response.text()).toContain('Log in to Xero');
  });

  it('issues a token that can access its entity and no other', async () => {
    const { sandbox, getHeaders } = await setup({
      entities: [
        { id: 'e1', name: 'One', currency: 'GBP', userId: 'u1' },
        { id: 'e2', name: 'Two', currency: 'GBP' },
      ],
    });
    const getToken = async (grant: object) => {
      const response = await fetch(`${sandbox.baseUrl}/auth/token`, {
        method: 'POST',
        headers: { 'X-Monite-Version': '2023-03-14', 'Content-Type': 'application/json' },
        body: JSON.stringify({
          client_id: sandbox.clientId,
          client_secret: sandbox.clientSecret,
          ...grant,
        }),
      });
      const { access_token: token } = await response.json();
      return token;
    };
    const getStatus = async (token: string, entityId: string) => {
      const headers = getHeaders(token, entityId);
      return (await fetch(`${sandbox.baseUrl}/accounting_connections`, { headers })).status;
    };

    const partner = await getToken({ grant_type: 'client_credentials' });
    expect([await getStatus(partner, 'e1'), await getStatus(partner, 'e2')]).toEqual([200, 200]);
    const user = await getToken({ grant_type: 'entity_user', entity_user_id: 'u1' });
    expect([await getStatus(user, 'e1'), await getStatus(user, 'e2')]).toEqual([200, 403]);
    sandbox.advance(1_799_999);
    expect(await getStatus(user, 'e1')).toBe(200);
    sandbox.advance(1);
    expect(await getStatus(user, 'e1')).toBe(401);
  });

  it('responds to calls above the rate limit with 429 and Retry-After', async () => {
    const { sandbox, getHeaders } = await setup({ rateLimit: 2 });
    const get = () => fetch(`${sandbox.baseUrl}/products`, { headers: getHeaders() });

    const responses = [await get(), await get(), await get()];

    expect(responses.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(responses.map(({ headers }) => headers.get('RateLimit-Remaining'))).toEqual([
      '1',
      '0',
      '0',
    ]);
    expect(responses.map(({ headers }) => headers.get('Retry-After'))).toEqual([null, null, '1']);
    const unknown = await fetch(`${sandbox.baseUrl}/products`, {
      headers: { 'X-Monite-Version': '2023-03-14' },
    });
    expect(unknown.status).toBe(401);
    const token = await fetch(`${sandbox.baseUrl}/auth/token`, {
      method: 'POST',
      headers: { 'X-Monite-Version': '2023-03-14' },
    });
    expect(token.status).toBe(429);
    sandbox.advance(1000);
    expect((await get()).status).toBe(200);
  });

  it('sends no rate-limit headers without a limit', async () => {
    const { sandbox, getHeaders } = await setup({ rateLimit: Infinity });

    const response = await fetch(`${sandbox.baseUrl}/products`, { headers: getHeaders() });

    expect(response.headers.has('RateLimit-Limit')).toBe(false);
  });

  it.each([
    '/v1/auth/token',
    '/v1/accounting_connections',
    '/v1/accounting_connections/1',
    '/v1/accounting_connections/1/data_pulls',
    '/v1/accounting_connections/1/disconnect',
    '/v1/receivables',
    '/v1/products',
    '/v1/measure_units',
  ])('lets a page of another loopback origin call %s', async (path) => {
    const { url, sandbox } = await setup();

    const response = await fetch(`${url}${path}`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://localhost:3000',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,x-monite-version',
      },
    });

    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('http://localhost:3000');
    expect(response.headers.get('Access-Control-Allow-Methods')).toContain('POST');
    for (const name of [
      'Authorization',
      'Content-Type',
      'X-Monite-Version',
      'X-Monite-Entity-Id',
    ]) {
      expect(response.headers.get('Access-Control-Allow-Headers')).toContain(name);
    }
    const actual = await fetch(`${url}${path}`, { method: 'POST' });
    const exposed = actual.headers.get('Access-Control-Expose-Headers');
    for (const name of ['Retry-After', 'RateLimit-Reset', 'X-Request-Id']) {
      expect(exposed).toContain(name);
    }
    expect(sandbox.requests).toHaveLength(1);
  });

  const getAllowedOrigin = async (url: string, origin: string, method: string) => {
    const headers = { Origin: origin, 'Access-Control-Request-Method': 'POST' };
    const answers = ['/v1/auth/token', '/v1/products', '/v2/products'].map(async (path) => {
      const response = await fetch(`${url}${path}`, { method, headers });
      expect(response.headers.get('Vary')).toContain('Origin');
      return response.headers.get('Access-Control-Allow-Origin');
    });
    return [...new Set(await Promise.all(answers))];
  };

  it.each([
    'http://localhost',
    'http://localhost:5173',
    'https://localhost:8443',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
    'http://app.localhost:3000',
  ])('answers a page of %s, which is on this computer', async (origin) => {
    const { url } = await setup();

    expect(await getAllowedOrigin(url, origin, 'OPTIONS')).toEqual([origin]);
    expect(await getAllowedOrigin(url, origin, 'GET')).toEqual([origin]);
  });

  it.each([
    'https://partner.example',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://notlocalhost:3000',
    'http://192.168.1.20:3000',
    'file://',
    'null',
    '*',
  ])('lets no page of %s read an answer', async (origin) => {
    const { url } = await setup();

    expect(await getAllowedOrigin(url, origin, 'OPTIONS')).toEqual([null]);
    expect(await getAllowedOrigin(url, origin, 'GET')).toEqual([null]);
  });

  it('answers pages of the origins in `allowedOrigins` too', async () => {
    const { url } = await setup({ allowedOrigins: ['https://preview.example'] });
    const ask = (origin: string) => getAllowedOrigin(url, origin, 'OPTIONS');

    expect(await ask('https://preview.example')).toEqual(['https://preview.example']);
    expect(await ask('http://localhost:3000')).toEqual(['http://localhost:3000']);
    expect(await ask('https://other.preview.example')).toEqual([null]);
  });

  it('responds with 404 and JSON outside the API and its pages', async () => {
    const { url } = await setup();

    for (const path of ['/', '/v2/products', '/v1x/products', '/authorize']) {
      const response = await fetch(`${url}${path}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toHaveProperty('error.message');
    }
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)(
    'breaks the connection when a call is lost %s its effect',
    async (lost, connections) => {
      const { sandbox, connect } = await setup();
      sandbox.fail({ method: 'POST', lost });

      await expect(connect()).rejects.toThrow(TypeError);

      expect(sandbox.connections).toHaveLength(connections);
      expect((await connect()).status).toBe(connections === 0 ? 201 : 409);
    },
  );

  it('posts its webhook over the network once, and follows no redirect', async () => {
    const urls: (string | undefined)[] = [];
    const receiver = createServer((request, response) => {
      urls.push(request.url);
      response.writeHead(307, { Location: '/elsewhere' }).end('moved');
    });
    servers.push({ close: async () => void receiver.close() });
    const port = await listen(receiver, 0, '127.0.0.1');
    const { sandbox, connect } = await setup({ webhook: { url: `http://127.0.0.1:${port}/in` } });

    await connect();
    sandbox.authorize(sandbox.connections[0]?.id ?? '');

    await expect.poll(() => urls.length).toBe(2);
    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    await expect.poll(() => urls).toEqual(['/in', '/in', '/in']);
  });

  it('works without a receiver for its webhook', async () => {
    const { url, close } = await setup();
    servers.length = 0;
    await close();
    const { sandbox, connect } = await setup({ webhook: { url } });

    expect((await connect()).status).toBe(201);
    sandbox.authorize(sandbox.connections[0]?.id ?? '');

    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sandbox.connections[0]?.status).toBe('connected');
  });

  it('stops listening if its options are invalid', async () => {
    const { url, close } = await setup();
    const port = Number(new URL(url).port);
    servers.length = 0;
    await close();

    await expect(serveSandbox({ port, webhook: { url: 'mine' } })).rejects.toThrow(/"mine"/);

    await expect(fetch(url)).rejects.toThrow(TypeError);
  });

  it('does nothing for a caller that disconnects during a delay', async () => {
    const { sandbox, getHeaders } = await setup();
    sandbox.fail({ delay: 60 });
    const controller = new AbortController();
    const call = fetch(`${sandbox.baseUrl}/accounting_connections`, {
      method: 'POST',
      headers: getHeaders(),
      body: '{"platform":"xero"}',
      signal: controller.signal,
    });
    await expect.poll(() => sandbox.requests.length).toBe(1);

    controller.abort();

    await expect(call).rejects.toThrow(/abort/);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sandbox.connections).toEqual([]);
  });

  it('stops at once, even while a call is pending', async () => {
    const { sandbox, url, close } = await setup();
    sandbox.fail({ delay: 60_000 });
    const call = fetch(`${sandbox.baseUrl}/products`);
    await expect.poll(() => sandbox.requests.length).toBe(1);

    servers.length = 0;
    await Promise.all([close(), expect(call).rejects.toThrow(TypeError)]);

    await expect(fetch(url)).rejects.toThrow(TypeError);
    await expect(close()).rejects.toThrow(/not running/);
  });

  it('reports that a port is in use', async () => {
    const { url } = await setup();
    const port = Number(new URL(url).port);

    await expect(serveSandbox({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
    await expect(serveSandbox({ port: -1 })).rejects.toThrow(/port/);
  });

  it.each(['0.0.0.0', '192.168.1.20', 'example.com', '127.0.0.1.example.com'])(
    'does not listen on %s, where others could reach it',
    async (hostname) => {
      await expect(serveSandbox({ port: 0, hostname })).rejects.toThrow(/not a loopback address/);
    },
  );

  it('leaves the global Request and Response as they are', async () => {
    const before = [globalThis.Request, globalThis.Response];
    await setup();
    expect([globalThis.Request, globalThis.Response]).toEqual(before);
  });
});
