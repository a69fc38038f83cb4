// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../../src/sandbox/createSandbox.ts';
import { expectConsoleError } from '../expectConsoleError.ts';
import { startRedis } from '../startRedis.ts';

const LIST = 'https://partner.example/api/accounting/accounting_connections';
const sandbox = createSandbox({
  entities: [
    { id: 'entity-a', name: 'A', currency: 'GBP' },
    { id: 'entity-b', name: 'B', currency: 'EUR' },
  ],
});

/** A request of a page whose session has these companies. */
function createRequest(cookie: string, init: RequestInit & { entityId?: string } = {}): Request {
  const { entityId, ...rest } = init;
  const headers = new Headers({ Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' });
  if (entityId) headers.set('X-Monite-Entity-Id', entityId);
  if (rest.body) headers.set('Content-Type', 'application/json');
  return new Request(LIST, { ...rest, headers });
}

const readCode = async (response: Response) => {
  const body: unknown = await response.json();
  return { status: response.status, body };
};

beforeEach(() => {
  vi.stubEnv('MONITE_CLIENT_ID', sandbox.clientId);
  vi.stubEnv('MONITE_CLIENT_SECRET', sandbox.clientSecret);
  vi.stubEnv('MONITE_API_URL', sandbox.baseUrl);
  vi.stubGlobal('fetch', sandbox.fetch);
  return () => void vi.unstubAllEnvs();
});

describe('the server recipes of the documentation', () => {
  it('docs/server.md serves the company that the page shows', async () => {
    const { proxy } = await import('../docs/recipes/severalCompanies.ts');
    const { id } = sandbox.connect('entity-b', 'xero');
    const cookie = 'companies=entity-a,entity-b';

    expectConsoleError(/ServerError: /);
    const ofB = await readCode(await proxy(createRequest(cookie, { entityId: 'entity-b' })));
    const ofStranger = await readCode(await proxy(createRequest(cookie, { entityId: 'entity-c' })));
    const ofNobody = await readCode(await proxy(createRequest('')));

    expect(ofB).toMatchObject({ status: 200, body: { data: [{ id }] } });
    expect(ofStranger).toMatchObject({ status: 401, body: { error: { code: 'entity_mismatch' } } });
    expect(ofNobody).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } });
  });

  it('docs/many-entities.md sends the news of the companies of the session', async () => {
    const { updates } = await import('../docs/recipes/severalCompanies.ts');
    expectConsoleError(/Sign in first/);
    expect(await readCode(await updates.handler(createRequest('')))).toMatchObject({
      status: 401,
      body: { error: { code: 'unauthorized' } },
    });
    const response = await updates.handler(createRequest('companies=entity-a,entity-b'));
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    updates.notify('entity-b');
    let text = '';
    // oxlint-disable-next-line no-await-in-loop -- one chunk after another
    while (!text.includes('entity-b')) text += (await reader?.read())?.value ?? '';
    expect(text).toContain('data: entity-b');
    await reader?.cancel();
    updates.close();
  });

  it('docs/webhooks.md refuses the delivery that it records', async () => {
    vi.stubEnv('MONITE_WEBHOOK_SECRET', 'whsec_of-the-tests');
    const { POST } = await import('../docs/recipes/recordDelivery.ts');
    expectConsoleError(/signature/);
    const headers = { 'Monite-Signature': 't=1,v1=0a', 'Content-Type': 'application/json' };
    const delivery = { method: 'POST', headers, body: '{"id":"1"}' };
    const response = await POST(new Request('https://partner.example/webhook', delivery));
    expect(response.status).toBe(401);
  });

  it('docs/server.md refuses the changes of a viewer', async () => {
    const { proxy } = await import('../docs/recipes/roles.ts');
    expectConsoleError(/can view the connection/);
    const connect = (role: string) =>
      proxy(
        createRequest(`companies=entity-a; role=${role}`, {
          method: 'POST',
          body: '{"platform":"xero"}',
        }),
      );
    expect(await readCode(await connect('viewer'))).toMatchObject({
      status: 403,
      body: { error: { code: 'read_only' } },
    });
    expect((await connect('owner')).status).toBe(201);
  });

  it('docs/production.md limits the calls of one company', async () => {
    const { proxy } = await import('../docs/recipes/limits.ts');
    const startedAt = performance.now();
    const calls = Array.from({ length: 9 }, () => proxy(createRequest('companies=entity-a')));
    const answers = await Promise.all(calls);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 200));
    // Five calls a second: the last four wait.
    expect(performance.now() - startedAt).toBeGreaterThan(600);
  });

  it('docs/production.md shares tokens and news over Redis', async () => {
    const redis = await startRedis();
    vi.stubEnv('REDIS_URL', redis.url);
    const { proxy, accounting, updates, closeRedis } = await import('../docs/recipes/instances.ts');
    try {
      const countTokens = () =>
        sandbox.requests.filter(({ path }) => path === '/auth/token').length;
      const before = countTokens();
      expect((await proxy(createRequest('companies=entity-a'))).status).toBe(200);
      expect(await accounting.listConnections('entity-a')).toEqual(expect.any(Array));
      expect(countTokens()).toBe(before + 1);
    } finally {
      updates.close();
      await closeRedis();
      await redis.stop();
    }
  });
});
