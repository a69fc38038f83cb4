import { describe, expect, it } from 'vitest';
import { createSandbox } from './createSandbox.ts';
import type { SandboxOptions } from './SandboxOptions.ts';

const START = Date.parse('2026-11-22T10:00:00.123Z');

function setup(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ now: () => START, ...options });
  const call = async (path: string, init?: RequestInit) => {
    const response = await sandbox.fetch(`${sandbox.baseUrl}${path}`, {
      ...init,
      headers: {
        Authorization: `Bearer ${sandbox.issueToken()}`,
        'X-Monite-Version': '2023-03-14',
        'X-Monite-Entity-Id': sandbox.entityId,
        ...init?.headers,
      },
    });
    const body: unknown = await response.json();
    return { status: response.status, body };
  };
  const read = () => sandbox.connections[0];
  return { sandbox, call, read };
}

async function recordSession(options: SandboxOptions) {
  const { sandbox, call } = setup(options);
  await call('/accounting_connections', { method: 'POST', body: '{"platform":"xero"}' });
  const id = sandbox.connections[0]?.id ?? '';
  sandbox.authorize(id);
  const pulls = await call(`/accounting_connections/${id}/data_pulls`, { method: 'POST' });
  sandbox.advance(5000);
  const receivables = await call('/receivables');
  return { entities: sandbox.entities, connections: sandbox.connections, pulls, receivables };
}

describe('createSandbox', () => {
  it('returns the same responses to the same calls for each seed', async () => {
    const first = await recordSession({ seed: 7 });

    expect(await recordSession({ seed: 7 })).toEqual(first);
    const other = await recordSession({ seed: 8 });
    expect(other.entities[0]?.id).not.toBe(first.entities[0]?.id);
    expect(other.receivables).not.toEqual(first.receivables);
  });

  it('creates unique ids in the format of a random UUID', () => {
    const { sandbox } = setup();
    const ids = Array.from({ length: 200 }, () => {
      const { id } = sandbox.connect(sandbox.entityId, 'xero', 'disconnected');
      return id;
    });

    expect(new Set(ids).size).toBe(200);
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
  });

  it('complaint 27: replaces fetch as a bare function, with a relative address or a Request', async () => {
    const { fetch, baseUrl } = createSandbox();

    expect((await fetch('/v1/accounting_connections')).status).toBe(400);
    expect((await fetch(new URL(`${baseUrl}/products`))).status).toBe(400);
    expect((await fetch(new Request(`${baseUrl}/auth/token`, { method: 'POST' }))).status).toBe(
      400,
    );
    expect((await fetch('https://anywhere.example/v1/products')).status).toBe(400);
    const elsewhere = await fetch('/accounting_connections');
    expect(elsewhere.status).toBe(404);
    expect(await elsewhere.json()).toHaveProperty('error.message');
  });

  it('serves the API under the path of its baseUrl', async () => {
    const { fetch, baseUrl } = createSandbox({ baseUrl: 'https://api.example/monite/v1/' });

    expect(baseUrl).toBe('https://api.example/monite/v1');
    expect((await fetch(`${baseUrl}/products`)).status).toBe(400);
    expect((await fetch('https://api.example/v1/products')).status).toBe(404);
  });

  it('runs a pull from queued to done, and moves last_pull only when it ends', async () => {
    const { sandbox, call, read } = setup();
    const { id, createdAt, lastPull } = sandbox.connect(sandbox.entityId, 'xero');
    expect(createdAt).toBe('2026-11-22T10:00:00.123000+00:00');
    expect(lastPull).toBe('2026-11-22T10:00:00.123184+00:00');

    await call(`/accounting_connections/${id}/data_pulls?resource_type=line_items`, {
      method: 'POST',
    });
    expect(read()?.pulls).toMatchObject([{ resourceType: 'line_items', status: 'queued' }]);
    sandbox.advance(1500);
    expect(read()?.pulls).toMatchObject([{ status: 'running' }]);
    sandbox.advance(2999);
    expect(read()?.lastPull).toBe(lastPull);
    sandbox.advance(1);
    expect(read()?.pulls).toMatchObject([{ status: 'done' }]);
    expect(read()?.lastPull).toBe('2026-11-22T10:00:04.623000+00:00');
    expect(await call('/receivables')).toMatchObject({ body: { data: [] } });
    expect(await call('/products')).toHaveProperty('body.data.length', 5);
  });

  it('fails only the next pull', async () => {
    const { sandbox, call, read } = setup();
    const { id, lastPull } = sandbox.connect(sandbox.entityId, 'xero');
    const pull = () => call(`/accounting_connections/${id}/data_pulls`, { method: 'POST' });
    sandbox.failNextPull('The ledger is locked.');

    await pull();
    sandbox.advance(4500);
    expect(read()).toMatchObject({ errors: [{ message: 'The ledger is locked.' }], lastPull });
    expect(read()?.updatedAt).toBe('2026-11-22T10:00:04.623000+00:00');
    await pull();
    sandbox.advance(4500);
    expect(read()?.errors).toBeNull();
    expect(read()?.lastPull).toBe('2026-11-22T10:00:09.123000+00:00');
  });

  it('pulls automatically every hour after the last pull', async () => {
    const { sandbox, call, read } = setup();
    const { id, lastPull } = sandbox.connect(sandbox.entityId, 'xero');

    sandbox.advance(3_599_999);
    expect(read()?.lastPull).toBe(lastPull);
    sandbox.advance(1);
    expect(read()?.lastPull).toBe('2026-11-22T11:00:00.123000+00:00');
    sandbox.advance(1_800_000);
    await call(`/accounting_connections/${id}/data_pulls`, { method: 'POST' });
    sandbox.advance(3_600_000 * 2);
    expect(read()?.lastPull).toBe('2026-11-22T12:30:04.623000+00:00');
    sandbox.advance(3_600_000 * 24);
    expect(read()?.lastPull).toBe('2026-11-23T12:30:04.623000+00:00');
  });

  it('never pulls automatically if the interval is infinite', () => {
    const { sandbox, read } = setup({ syncInterval: Infinity });
    const { lastPull } = sandbox.connect(sandbox.entityId, 'xero');

    sandbox.advance(3_600_000 * 24);

    expect(read()?.lastPull).toBe(lastPull);
  });

  it('cancels a running pull when access ends', async () => {
    const { sandbox, call, read } = setup();
    const { id, lastPull } = sandbox.connect(sandbox.entityId, 'xero');
    await call(`/accounting_connections/${id}/data_pulls`, { method: 'POST' });

    sandbox.deauthorize(id);
    sandbox.advance(10_000_000);

    expect(read()).toMatchObject({ status: 'deauthorized', lastPull });
    expect(read()?.pulls).toMatchObject([{ status: 'canceled' }, { status: 'canceled' }]);
  });

  it('creates a connection with any status, but never a second active one', () => {
    const { sandbox } = setup();
    const { entityId } = sandbox;
    const old = sandbox.connect(entityId, 'wave', 'disconnected');
    const strange = sandbox.connect(entityId, 'own_ledger', 'under_review');

    expect(old.status).toBe('disconnected');
    expect(strange).toMatchObject({ platform: 'own_ledger', status: 'under_review' });
    expect(() => sandbox.connect(entityId, 'xero')).toThrow(/active connection to "own_ledger"/);
    expect(() => sandbox.connect('nobody', 'xero')).toThrow(/no entity "nobody"/);
  });

  it('explains what is wrong with an id or a status', () => {
    const { sandbox } = setup();
    expect(() => sandbox.authorize('x')).toThrow('The sandbox has no connection "x".');
    const { id } = sandbox.connect(sandbox.entityId, 'xero', 'pending_auth');

    expect(() => sandbox.deauthorize(id)).toThrow(
      /has to be "connected" for this, but it is "pending_auth"/,
    );
    sandbox.advance(86_400_000);
    expect(() => sandbox.authorize(id)).toThrow(/has expired/);
    expect(() => sandbox.deny(id)).toThrow(/has expired/);
    expect(() => sandbox.advance(-1)).toThrow(RangeError);
    expect(() => createSandbox({ entities: [] })).toThrow(/at least one entity/);
  });

  it('leaves a denied connection pending, so that the person can try again', () => {
    const { sandbox } = setup();
    const { id } = sandbox.connect(sandbox.entityId, 'xero', 'pending_auth');

    expect(sandbox.deny(id)).toMatchObject({
      status: 'pending_auth',
      canceledAt: '2026-11-22T10:00:00.123000+00:00',
    });
    expect(sandbox.authorize(id)).toMatchObject({
      status: 'connected',
      organization: 'Demo Company (UK)',
    });
  });

  it('refuses a token that has expired or was expired', async () => {
    const { sandbox, call } = setup({ tokenLifetime: 60 });
    const token = sandbox.issueToken(sandbox.entityId);
    const short = sandbox.issueToken(sandbox.entityId, { expiresIn: 10 });
    const getStatus = async (bearer: string) => {
      const response = await sandbox.fetch(`${sandbox.baseUrl}/products`, {
        headers: {
          Authorization: `Bearer ${bearer}`,
          'X-Monite-Version': '2023-03-14',
          'X-Monite-Entity-Id': sandbox.entityId,
        },
      });
      return response.status;
    };

    sandbox.advance(10_000);
    expect([await getStatus(token), await getStatus(short)]).toEqual([200, 401]);
    sandbox.expireTokens();
    expect(await getStatus(token)).toBe(401);
    expect(await call('/products')).toMatchObject({ status: 200 });
    expect(() => sandbox.issueToken('nobody')).toThrow(/no entity "nobody"/);
  });

  it('works in the same process without any configuration', async () => {
    const { fetch, baseUrl, entityId, issueToken } = createSandbox();

    const response = await fetch(`${baseUrl}/accounting_connections`, {
      headers: {
        Authorization: `Bearer ${issueToken(entityId)}`,
        'X-Monite-Version': '2023-03-14',
        'X-Monite-Entity-Id': entityId,
      },
    });

    expect(await response.json()).toEqual({ data: [] });
  });

  it('has a new client secret and new tokens unless the secret is given', () => {
    const [one, other] = [createSandbox(), createSandbox()];

    expect(one.clientSecret).toMatch(/^[\da-f]{40}$/);
    expect(one.clientSecret).not.toBe(other.clientSecret);
    expect(one.issueToken()).not.toBe(other.issueToken());
    expect(one.clientId).toBe(other.clientId);
    expect(createSandbox({ clientSecret: 'hush' }).clientSecret).toBe('hush');
  });

  it('issues new tokens after a reset, and refuses those from before', async () => {
    const { sandbox, call } = setup();
    const before = Array.from({ length: 3 }, () => sandbox.issueToken());

    sandbox.reset();

    const after = Array.from({ length: 3 }, () => sandbox.issueToken());
    expect(new Set([...before, ...after]).size).toBe(6);
    const getStatus = async (token: string | undefined) =>
      (await call('/products', { headers: { Authorization: `Bearer ${token}` } })).status;
    expect([await getStatus(before[0]), await getStatus(after[0])]).toEqual([401, 200]);
  });

  it('keeps its secrets after a reset', () => {
    const { sandbox } = setup();
    const { clientSecret, webhookSecret } = sandbox;

    sandbox.reset();

    expect(sandbox).toMatchObject({ clientSecret, webhookSecret });
  });

  it.each(['partner.example', 'https://partner.example/', '*'])(
    'does not take %s for an allowed origin',
    (origin) => {
      expect(() => createSandbox({ allowedOrigins: [origin] })).toThrow(
        `"${origin}", which is not an origin`,
      );
    },
  );

  it('refuses two entities with the same id', () => {
    const entities = ['one', 'two', 'one'].map((id) => ({ id, name: id, currency: 'GBP' }));

    expect(() => createSandbox({ entities })).toThrow('Two entities have the id "one".');
  });

  it('resets to the initial state', async () => {
    const { sandbox, call } = setup();
    const { id } = sandbox.connect(sandbox.entityId, 'xero');
    sandbox.fail({ times: Infinity, status: 500 });
    sandbox.failNextPull();
    await call('/products');
    sandbox.advance(86_400_000);

    sandbox.reset();

    expect(sandbox.connections).toEqual([]);
    expect(sandbox.requests).toEqual([]);
    expect(await call('/products')).toMatchObject({ status: 200 });
    expect(sandbox.requests[0]?.at).toBe(START);
    expect(sandbox.connect(sandbox.entityId, 'xero').id).toBe(id);
    await call(`/accounting_connections/${id}/data_pulls`, { method: 'POST' });
    sandbox.advance(4500);
    expect(sandbox.connections[0]?.errors).toBeNull();
  });

  it('sends business_info only if the option is set and the organization is known', async () => {
    const { sandbox, call } = setup({ businessInfo: true });
    const { id } = sandbox.connect(sandbox.entityId, 'wave', 'pending_auth');
    const read = () => call(`/accounting_connections/${id}`);

    expect(await read()).toHaveProperty('body.business_info', null);
    sandbox.authorize(id);
    expect(await read()).toMatchObject({
      body: { business_info: { name: 'Lakeside Illustration', base_currency: 'GBP' } },
    });
    const plain = setup();
    plain.sandbox.connect(plain.sandbox.entityId, 'wave');
    const { body } = await plain.call('/accounting_connections');
    expect(JSON.stringify(body)).not.toContain('business_info');
  });

  it('connects any organization that the pages offer, and no other', () => {
    const { sandbox } = setup();
    const organization = 'Harbor Lane Coffee Ltd';
    const first = sandbox.connect(sandbox.entityId, 'xero', 'connected', { organization });
    expect(first.organization).toBe(organization);
    sandbox.setStatus(first.id, 'disconnected');

    const pending = sandbox.connect(sandbox.entityId, 'xero', 'pending_auth', { organization });
    expect(pending.organization).toBeNull();
    expect(sandbox.authorize(pending.id).organization).toBe(organization);
    sandbox.setStatus(pending.id, 'disconnected');

    const { id } = sandbox.connect(sandbox.entityId, 'xero', 'pending_auth');
    const elsewhere = { organization: 'Elsewhere' };
    const offered =
      'Xero does not offer the organization "Elsewhere", only: Demo Company (UK), Harbor Lane Coffee Ltd.';
    expect(() => sandbox.authorize(id, undefined, elsewhere)).toThrow(offered);
    expect(sandbox.authorize(id, undefined, { organization }).organization).toBe(organization);
    sandbox.setStatus(id, 'disconnected');
    expect(() => sandbox.connect(sandbox.entityId, 'xero', 'connected', elsewhere)).toThrow(
      offered,
    );
  });

  it('logs calls in order, without their secrets', async () => {
    const { sandbox } = setup();
    await sandbox.fetch(`${sandbox.baseUrl}/auth/token?a=b`, {
      method: 'POST',
      headers: { Authorization: 'Bearer hush', 'X-Monite-Version': '2023-03-14' },
      body: JSON.stringify({ grant_type: 'x', client_secret: sandbox.clientSecret }),
    });
    await sandbox.fetch(`${sandbox.baseUrl}/products`, { method: 'OPTIONS' });
    await sandbox.fetch(`${sandbox.baseUrl}/nowhere`, { method: 'PUT', body: 'not json' });

    expect(sandbox.requests).toMatchObject([
      {
        method: 'POST',
        path: '/auth/token',
        query: { a: 'b' },
        headers: { authorization: 'Bearer …', 'x-monite-version': '2023-03-14' },
        body: { grant_type: 'x', client_secret: '…' },
        status: 422,
        at: START,
      },
      { method: 'PUT', path: '/nowhere', body: 'not json', status: 400 },
    ]);
    expect(JSON.stringify(sandbox.requests)).not.toMatch(/hush|cdc5a22/);
  });
});
