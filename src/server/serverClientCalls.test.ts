import { afterEach, describe, expect, it, vi } from 'vitest';
import { setUpServerClient } from '../../test/setUpServerClient.ts';
import { createApi } from '../api/createApi.ts';
import type { SyncedRecord } from '../api/SyncedRecord.ts';
import { VERSIONS } from '../api/VERSIONS.ts';
import type { ApiVersion } from '../api/VERSIONS.ts';
import type { ServerClientOptions } from './createServerClient.ts';

const ENTITY = 'e0000000-0000-4000-8000-000000000001';
const NOBODY = 'c0000000-0000-4000-8000-000000000009';
const ROOT = '/accounting_connections';

afterEach(() => {
  vi.useRealTimers();
});

/** One company with a connection, and a clock that stands still. */
function setUp(apiVersion: ApiVersion, options: Partial<ServerClientOptions> = {}) {
  const view = setUpServerClient(
    { apiVersion, ...options },
    {
      entities: [{ id: ENTITY, name: 'A', currency: 'GBP' }],
      rateLimit: Infinity,
      now: () => Date.parse('2026-11-22T10:00:00Z'),
    },
  );
  const { sandbox } = view;
  const { id } = sandbox.connect(ENTITY, 'xero');
  /** The API as a page sees it. */
  const page = createApi({
    apiUrl: sandbox.baseUrl,
    apiVersion,
    entityId: ENTITY,
    tokens: undefined,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `Bearer ${sandbox.issueToken()}`);
      return sandbox.fetch(String(input), { ...init, headers });
    },
  });
  const getRequests = () =>
    view.getCalls().map(({ method, path, status }) => `${method} ${path} ${status}`);
  return { ...view, id, page, getRequests };
}

/** A company of version 2024-05-25 whose first sync has brought invoices, some of which failed. */
async function setUpInvoices() {
  const view = setUp('2024-05-25');
  await view.client.startPull(ENTITY, view.id);
  view.sandbox.advance(30_000);
  return view;
}

describe.each(VERSIONS)('createServerClient() in version %s', (version) => {
  it('lists, reads and disconnects a connection, as a page sees it', async () => {
    const { client, page, id, getCalls, sandbox } = setUp(version);
    const expected = await page.listConnections();
    const before = sandbox.requests.length;

    expect(await client.listConnections(ENTITY)).toEqual(expected);
    expect(await client.getConnection(ENTITY, id)).toEqual(expected[0]);
    const disconnected = await client.disconnect(ENTITY, id);

    expect(disconnected).toEqual(await page.getConnection(id));
    expect(disconnected).toMatchObject({ id, platform: 'xero', status: 'disconnected' });
    const calls = getCalls().slice(before, before + 3);
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${ROOT}`,
      `GET ${ROOT}/${id}`,
      `POST ${ROOT}/${id}/disconnect`,
    ]);
    for (const { headers, body } of calls) {
      expect(headers).toMatchObject({ 'x-monite-entity-id': ENTITY, 'x-monite-version': version });
      expect(headers).not.toHaveProperty('x-accounting-background');
      expect(body).toBeNull();
    }
  });

  it('returns plain data that survives serialization', async () => {
    const { client, id } = setUp(version);
    const answers = [
      await client.getConnection(ENTITY, id),
      await client.startPull(ENTITY, id),
      await client.disconnect(ENTITY, id),
    ];
    expect(JSON.parse(JSON.stringify(answers))).toStrictEqual(answers);
  });

  const CONNECTION_METHODS = ['getConnection', 'disconnect', 'startPull'] as const;

  it.each(CONNECTION_METHODS)('%s() rejects with not_found for a foreign id', async (name) => {
    const { client, getError, getRequests } = setUp(version);

    expect(await getError(client[name](ENTITY, NOBODY))).toMatchObject({
      status: 404,
      code: 'not_found',
      upstreamStatus: 404,
    });
    expect(getRequests().filter((request) => request.startsWith('POST')).length).toBeLessThan(2);
  });

  it.each(CONNECTION_METHODS)(
    '%s() sends nothing for ids that could change the path',
    async (name) => {
      const { sandbox, client, id, getError } = setUp(version);
      const wrong = [
        '',
        ' ',
        '.',
        '..',
        '../x',
        'a/b',
        '%2e%2e',
        'a?b=c',
        'a#b',
        'a\r\nX: y',
        'é',
        7,
        null,
      ];
      for (const [entityId, connectionId, word] of [
        ...[...wrong, 'a'.repeat(101)].map((value) => [ENTITY, value, 'a connection'] as const),
        ...wrong.map((value) => [value, id, 'a Monite entity'] as const),
      ]) {
        const call = Reflect.apply(client[name], undefined, [entityId, connectionId]);
        // oxlint-disable-next-line no-await-in-loop -- one at a time
        expect(await getError(call)).toMatchObject({
          status: 400,
          code: 'invalid_request',
          message: expect.stringContaining(`${name}() needs the id of ${word}`),
        });
      }
      expect(sandbox.requests).toEqual([]);
    },
  );

  it('never repeats a call that the API may have acted on', async () => {
    const { sandbox, client, id, getError, getRequests } = setUp(version);
    sandbox.fail({ method: 'POST', path: `${ROOT}*`, status: 503 });
    expect(await getError(client.disconnect(ENTITY, id))).toMatchObject({
      code: 'api_unavailable',
    });
    sandbox.fail({ method: 'POST', path: `${ROOT}*`, status: 429 });
    expect(await getError(client.startPull(ENTITY, id))).toMatchObject({ code: 'rate_limited' });
    sandbox.fail({ method: 'POST', path: `${ROOT}*`, lost: 'after' });
    expect(await getError(client.disconnect(ENTITY, id))).toMatchObject({
      code: 'api_unavailable',
    });

    expect(getRequests()).toHaveLength(3);
    expect(sandbox.connections).toMatchObject([{ status: 'disconnected' }]);
    expect(await getError(client.disconnect(ENTITY, id))).toMatchObject({ code: 'conflict' });
  });

  it('repeats a call once that the API refused with 401', async () => {
    const { sandbox, client, id, getRequests, countTokens } = setUp(version);
    await client.listConnections(ENTITY);
    sandbox.expireTokens();

    await client.disconnect(ENTITY, id);

    expect(getRequests()).toEqual([
      `GET ${ROOT} 200`,
      `POST ${ROOT}/${id}/disconnect 401`,
      `POST ${ROOT}/${id}/disconnect 200`,
    ]);
    expect(countTokens()).toBe(2);
  });

  it.each(CONNECTION_METHODS)('%s() ends after 10 seconds or with its signal', async (name) => {
    vi.useFakeTimers();
    const { sandbox, client, id, getError } = setUp(version);
    sandbox.fail({ path: `${ROOT}*`, delay: 60_000, times: Infinity });
    const late = getError(client[name](ENTITY, id));
    const reason = new Error('The job was stopped.');
    const controller = new AbortController();
    const abandoned = expect(client[name](ENTITY, id, { signal: controller.signal })).rejects.toBe(
      reason,
    );

    await vi.advanceTimersByTimeAsync(1000);
    controller.abort(reason);
    await abandoned;
    await vi.advanceTimersByTimeAsync(9000);

    expect(await late).toMatchObject({ status: 504, code: 'api_timeout' });
  });
});

describe('createServerClient().startPull()', () => {
  it('starts a pull of everything, or of one type, in version 2023-03-14', async () => {
    const { client, id, getCalls } = setUp('2023-03-14');

    expect(await client.startPull(ENTITY, id)).toMatchObject([
      { connectionId: id, resourceType: 'receivables', status: 'queued' },
      { connectionId: id, resourceType: 'line_items', status: 'queued' },
    ]);
    const pulls = await client.startPull(ENTITY, id, { resourceType: 'line_items' });

    expect(pulls).toMatchObject([{ resourceType: 'line_items' }]);
    expect(getCalls()).toMatchObject([
      { method: 'POST', path: `${ROOT}/${id}/data_pulls`, query: {} },
      { path: `${ROOT}/${id}/data_pulls`, query: { resource_type: 'line_items' } },
    ]);
  });

  it('sends nothing for an unknown resource type', async () => {
    const { sandbox, client, id, getError } = setUp('2023-03-14');
    for (const resourceType of ['payables', 'receivables&platform=x']) {
      const call = Reflect.apply(client.startPull, undefined, [ENTITY, id, { resourceType }]);
      // oxlint-disable-next-line no-await-in-loop -- one at a time
      expect(await getError(call)).toMatchObject({ status: 400, code: 'invalid_request' });
    }
    expect(sandbox.requests).toEqual([]);
  });

  it('starts a sync of everything in version 2024-05-25, which returns no pulls', async () => {
    const { client, id, getCalls, sandbox } = setUp('2024-05-25');

    expect(await client.startPull(ENTITY, id, { resourceType: 'receivables' })).toEqual([]);

    expect(getCalls()).toMatchObject([{ method: 'POST', path: `${ROOT}/${id}/sync`, query: {} }]);
    sandbox.advance(5000);
    expect(sandbox.connections[0]?.pulls).toMatchObject([{ status: 'done' }, { status: 'done' }]);
  });

  it('says that an early release of version 2024-05-25 lacks the call', async () => {
    const { sandbox, client, id, getError, getRequests } = setUp('2024-05-25');
    sandbox.fail({ path: /\/sync$/, status: 404 });

    expect(await getError(client.startPull(ENTITY, id))).toMatchObject({
      status: 405,
      code: 'unsupported',
      upstreamStatus: 404,
    });
    expect(getRequests()).toEqual([`POST ${ROOT}/${id}/sync 404`, `GET ${ROOT}/${id} 200`]);
  });
});

describe('createServerClient() and synced records', () => {
  it('lists them page by page, as a page sees them', async () => {
    const { client, page, getCalls } = await setUpInvoices();
    const before = getCalls().length;
    const records: SyncedRecord[] = [];
    let pageToken: string | null | undefined;
    do {
      const query = { objectType: 'receivable', limit: 5, pageToken } as const;
      // oxlint-disable-next-line no-await-in-loop -- one page after another
      const answer = await client.listSyncedRecords(ENTITY, query);
      records.push(...answer.records);
      pageToken = answer.nextPageToken;
    } while (pageToken);

    expect(
      getCalls()
        .slice(before)
        .map(({ query }) => query),
    ).toEqual([
      { object_type: 'receivable', limit: '5' },
      ...Array.from({ length: Math.ceil(records.length / 5) - 1 }, () => ({
        object_type: 'receivable',
        limit: '5',
        pagination_token: expect.any(String),
      })),
    ]);
    expect(records.length).toBeGreaterThan(5);
    expect(records).toEqual(
      (await page.listSyncedRecords({ objectType: 'receivable', limit: 250 })).records,
    );
    expect(JSON.parse(JSON.stringify(records))).toStrictEqual(records);
  });

  it('sends every field of the filter', async () => {
    const { client, getCalls } = await setUpInvoices();
    const { records } = await client.listSyncedRecords(ENTITY, { objectType: 'receivable' });
    const objectIds = records.slice(0, 2).flatMap(({ objectId }) => objectId ?? []);

    await client.listSyncedRecords(ENTITY, {
      objectType: 'receivable',
      objectIds,
      createdAt: { gte: '2026-11-22T00:00:00Z' },
      updatedAt: { lt: '2026-11-23T00:00:00Z' },
      sort: 'updated_at',
      order: 'desc',
    });

    expect(getCalls().at(-1)).toMatchObject({
      query: {
        object_type: 'receivable',
        object_id__in: expect.any(String),
        created_at__gte: '2026-11-22T00:00:00Z',
        updated_at__lt: '2026-11-23T00:00:00Z',
        sort: 'updated_at',
        order: 'desc',
        limit: '100',
      },
    });
    const many = Array.from({ length: 200 }, () => objectIds[0] ?? '');
    const found = await client.listSyncedRecords(ENTITY, {
      objectType: 'receivable',
      objectIds: many,
    });
    expect(found.records).toMatchObject([{ objectId: objectIds[0] }]);
    expect(await client.listSyncedRecords(ENTITY, { objectType: 'bill', objectIds: [] })).toEqual({
      records: [],
      nextPageToken: null,
    });
  });

  it('sends nothing for an invalid filter or id', async () => {
    const { sandbox, client, getError } = setUp('2024-05-25');
    const filters = [
      {},
      { objectType: 'invoice' },
      { objectType: 'bill&limit=1' },
      { objectType: 'bill', limit: 0 },
      { objectType: 'bill', limit: 251 },
      { objectType: 'bill', limit: 1.5 },
      { objectType: 'bill', objectIds: ['../x'] },
      { objectType: 'bill', createdAt: { gt: 'yesterday' } },
      { objectType: 'bill', createdAt: { after: '2026-11-22T00:00:00Z' } },
      { objectType: 'bill', order: 'random' },
      { objectType: 'bill', pageToken: 'a b' },
    ];
    for (const filter of filters) {
      const call = Reflect.apply(client.listSyncedRecords, undefined, [ENTITY, filter]);
      // oxlint-disable-next-line no-await-in-loop -- one at a time
      expect(await getError(call)).toMatchObject({ status: 400, code: 'invalid_request' });
    }
    for (const id of ['..', 'a/b', '', undefined]) {
      const call = Reflect.apply(client.pushAgain, undefined, [ENTITY, id]);
      // oxlint-disable-next-line no-await-in-loop -- one at a time
      expect(await getError(call)).toMatchObject({
        code: 'invalid_request',
        message: expect.stringContaining('pushAgain() needs the id of a synced record'),
      });
    }
    expect(sandbox.requests).toEqual([]);
  });

  it('pushes one again', async () => {
    const { sandbox, client, page, getCalls } = await setUpInvoices();
    const { records } = await client.listSyncedRecords(ENTITY, { objectType: 'receivable' });
    const id = records.find(({ syncStatus }) => syncStatus === 'error')?.id ?? '';
    sandbox.setPushProblems([]);

    expect(await client.pushAgain(ENTITY, id)).toMatchObject({ id, syncStatus: 'pending' });

    expect(getCalls().at(-1)).toMatchObject({
      method: 'POST',
      path: `/accounting_synced_records/${id}/push`,
      body: null,
    });
    sandbox.advance(5000);
    expect(await page.getSyncedRecord(id)).toMatchObject({ id, syncStatus: 'done' });
  });

  it('rejects with `unsupported` in version 2023-03-14, and sends nothing', async () => {
    const { sandbox, client, getError } = setUp('2023-03-14');

    for (const call of [
      client.listSyncedRecords(ENTITY, { objectType: 'receivable' }),
      client.pushAgain(ENTITY, NOBODY),
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one at a time
      expect(await getError(call)).toMatchObject({
        status: 405,
        code: 'unsupported',
        message: expect.stringContaining('2023-03-14'),
      });
    }
    expect(sandbox.requests).toEqual([]);
  });
});
