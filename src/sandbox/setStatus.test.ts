import { describe, expect, it } from 'vitest';
import { createSandbox } from './createSandbox.ts';

const START = Date.parse('2026-11-22T10:00:00.000Z');
const at = (time: string) => `2026-11-22T${time}.000000+00:00`;

function setup(status = 'pending_auth') {
  const sandbox = createSandbox({ now: () => START, rateLimit: Infinity });
  const { id, authorizationUrl } = sandbox.connect(sandbox.entityId, 'xero', status);
  const call = async (method: string, path: string, content?: unknown) => {
    const response = await sandbox.fetch(`${sandbox.baseUrl}/accounting_connections${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${sandbox.issueToken()}`,
        'X-Monite-Version': '2023-03-14',
        'X-Monite-Entity-Id': sandbox.entityId,
      },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const read = () => sandbox.connections[0];
  return { sandbox, id, authorizationUrl, call, read };
}

describe('sandbox.setStatus', () => {
  it.each(['connected', 'deauthorized', 'disconnected', 'mystery'])(
    'changes the status to %s at once, in the API too',
    async (status) => {
      const { sandbox, id, call } = setup();
      sandbox.advance(5000);

      expect(sandbox.setStatus(id, status)).toMatchObject({ status, updatedAt: at('10:00:05') });

      const { body } = await call('GET', '');
      expect(body).toMatchObject({ data: [{ id, status, updated_at: at('10:00:05') }] });
    },
  );

  it('changes nothing if the connection already has that status', () => {
    const { sandbox, id, read } = setup('mystery');
    const before = read();
    sandbox.advance(5000);

    expect(sandbox.setStatus(id, 'mystery')).toEqual(before);
  });

  it('changes the status after the given time, and dates the change accordingly', () => {
    const { sandbox, id, read } = setup();

    sandbox.setStatus(id, 'connected', { after: 3000 });

    expect(read()).toMatchObject({ status: 'pending_auth', updatedAt: at('10:00:00') });
    sandbox.advance(2999);
    expect(read()?.status).toBe('pending_auth');
    sandbox.advance(4001);
    expect(read()).toMatchObject({ status: 'connected', updatedAt: at('10:00:03') });
  });

  it('applies several changes in the order of their times, with or without reads in between', () => {
    const { sandbox, id, read } = setup('connected');
    sandbox.setStatus(id, 'mystery', { after: 3000 });
    sandbox.setStatus(id, 'deauthorized', { after: 1000 });
    sandbox.setStatus(id, 'connected', { after: 2000 });
    sandbox.setStatus(id, 'pending_auth', { after: 3000 });

    sandbox.advance(1000);
    expect(read()).toMatchObject({ status: 'deauthorized', updatedAt: at('10:00:01') });
    sandbox.advance(9000);
    expect(read()).toMatchObject({ status: 'pending_auth', updatedAt: at('10:00:03') });
  });

  it('keeps a scheduled change after another change', async () => {
    const { sandbox, id, call, read } = setup();
    sandbox.setStatus(id, 'connected', { after: 2000 });

    await call('POST', `/${id}/disconnect`);
    expect(read()?.status).toBe('disconnected');
    sandbox.advance(2000);

    expect(read()?.status).toBe('connected');
    expect(sandbox.deauthorize(id).status).toBe('deauthorized');
  });

  it('connects with the effects of Finish: an organization, pulls, hourly syncs', async () => {
    const { sandbox, id, call, read } = setup();
    sandbox.setStatus(id, 'connected', { after: 1_800_000 });

    sandbox.advance(3_600_000);
    expect(read()).toMatchObject({ organization: 'Demo Company (UK)', updatedAt: at('10:30:00') });
    sandbox.advance(1_800_000);
    expect(read()?.lastPull).toBe(at('11:30:00'));
    expect((await call('POST', `/${id}/data_pulls`)).status).toBe(200);
    sandbox.advance(4500);
    expect(read()?.lastPull).toBe('2026-11-22T11:30:04.500000+00:00');
  });

  it.each(['deauthorized', 'disconnected', 'mystery'])(
    'cancels the running pulls, and not the finished ones, when the status becomes %s',
    async (status) => {
      const { sandbox, id, call, read } = setup('connected');
      await call('POST', `/${id}/data_pulls?resource_type=receivables`);
      sandbox.advance(3000);
      await call('POST', `/${id}/data_pulls?resource_type=line_items`);
      sandbox.setStatus(id, status, { after: 2000 });
      sandbox.setStatus(id, 'connected', { after: 3000 });

      sandbox.advance(60_000);

      expect(read()?.pulls).toMatchObject([{ status: 'done' }, { status: 'canceled' }]);
      expect(read()?.lastPull).toBe('2026-11-22T10:00:04.500000+00:00');
      expect(read()?.updatedAt).toBe(at('10:00:06'));
    },
  );

  it('reaches the pages and a new connection without a read in between', async () => {
    const { sandbox, id, authorizationUrl, call } = setup();
    sandbox.setStatus(id, 'disconnected', { after: 1000 });
    expect((await sandbox.fetch(`${authorizationUrl}/sign-in`)).status).toBe(200);
    expect((await call('POST', '', { platform: 'xero' })).status).toBe(409);

    sandbox.advance(1000);

    expect((await sandbox.fetch(`${authorizationUrl}/sign-in`)).status).toBe(410);
    expect((await call('POST', '', { platform: 'xero' })).status).toBe(201);
  });

  it('lets the entity connect again without a read in between', async () => {
    const { sandbox, id, call } = setup('connected');
    sandbox.setStatus(id, 'disconnected', { after: 1000 });
    sandbox.advance(1000);

    expect((await call('POST', '', { platform: 'wave' })).status).toBe(201);
  });

  it('lets the person start again when the connection is pending again', async () => {
    const { sandbox, id, authorizationUrl } = setup();
    const post = (step: string, body = '') =>
      sandbox.fetch(`${authorizationUrl}/${step}`, { method: 'POST', body });
    const { email, password } = sandbox.signIn;
    await post('sign-in', new URLSearchParams({ email, password }).toString());
    sandbox.setStatus(id, 'deauthorized');
    expect((await post('organization')).status).toBe(410);

    sandbox.setStatus(id, 'pending_auth');

    const response = await sandbox.fetch(authorizationUrl);
    expect(response.headers.get('Location')).toMatch(/\/sign-in$/);
    expect(sandbox.authorize(id).status).toBe('connected');
  });

  it('keeps the invoices when access is restored', async () => {
    const { sandbox, id } = setup('connected');
    const headers = {
      Authorization: `Bearer ${sandbox.issueToken(undefined, { expiresIn: Infinity })}`,
      'X-Monite-Version': '2023-03-14',
      'X-Monite-Entity-Id': sandbox.entityId,
    };
    const readBooks = async () =>
      (await sandbox.fetch(`${sandbox.baseUrl}/receivables`, { headers })).json();
    sandbox.advance(3_600_000);
    const books = await readBooks();
    expect(books.data).toHaveLength(14);

    sandbox.setStatus(id, 'deauthorized', { after: 1000 });
    sandbox.setStatus(id, 'connected', { after: 2000 });
    sandbox.advance(3000);

    expect(await readBooks()).toEqual(books);
  });

  it('drops scheduled changes on reset', () => {
    const { sandbox, id, read } = setup();
    sandbox.setStatus(id, 'connected', { after: 1000 });

    sandbox.reset();
    sandbox.connect(sandbox.entityId, 'xero', 'pending_auth');
    sandbox.advance(1000);

    expect(read()?.status).toBe('pending_auth');
  });

  it.each([-1, NaN, Infinity])('refuses to wait %d milliseconds', (after) => {
    const { sandbox, id, read } = setup();

    expect(() => sandbox.setStatus(id, 'connected', { after })).toThrow(RangeError);
    expect(() => sandbox.setStatus(id, 'connected', { after })).toThrow(
      `A status cannot change after ${after} milliseconds. Pass 0 or more as \`after\`, ` +
        'or leave it out to change the status at once.',
    );
    expect(read()?.status).toBe('pending_auth');
  });

  it('lists the connections if the id is unknown', () => {
    const { sandbox, id } = setup();

    expect(() => sandbox.setStatus('x', 'connected')).toThrow(
      `The sandbox has no connection "x". It has: ${id}.`,
    );
    sandbox.reset();
    expect(() => sandbox.setStatus('x', 'connected')).toThrow(
      'The sandbox has no connection "x". It has none. Create one with `connect`.',
    );
  });
});
