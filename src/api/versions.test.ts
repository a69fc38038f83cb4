import { describe, expect, it } from 'vitest';
import { setUpVersion } from '../../test/setUpVersion.ts';
import type { AccountingApi } from './AccountingApi.ts';
import { VERSIONS } from './VERSIONS.ts';

const V2 = '2024-05-25';
const connection = {
  id: 'c1',
  created_at: '2024-05-26T07:38:01.631172+00:00',
  updated_at: '2024-05-26T07:38:01.631172+00:00',
};
const record = {
  id: 'r1',
  created_at: '2024-05-26T07:38:01.631172+00:00',
  updated_at: '2024-05-26T07:39:01.631172+00:00',
  last_pulled_at: '2024-05-26T07:39:01.631172+00:00',
  sync_status: 'done',
  object_type: 'receivable',
};

describe('each API version', () => {
  it.each(VERSIONS)('%s is sent with every call', async (version) => {
    const { api, sent } = setUpVersion(version, { body: { data: [] } });
    expect(await api.listConnections()).toEqual([]);
    expect(sent[0]?.headers.get('x-monite-version')).toBe(version);
  });

  it('defaults to 2023-03-14', async () => {
    const { api, sent } = setUpVersion(undefined, { body: { data: [] } });
    await api.listConnections();
    expect(sent[0]?.headers.get('x-monite-version')).toBe('2023-03-14');
  });

  it.each([
    ['2023-03-14', true, ['receivables', 'line_items'], [], false],
    [
      V2,
      false,
      [],
      ['product', 'customer', 'vendor', 'receivable', 'bill', 'payment_record'],
      true,
    ],
  ] as const)(
    '%s says what it can do',
    (version, canChoosePlatform, resourceTypes, recordTypes, canPush) => {
      const { api } = setUpVersion(version);
      expect(api).toMatchObject({ canChoosePlatform, resourceTypes, recordTypes, canPush });
    },
  );
});

describe('an empty success', () => {
  const empty = { status: 202, body: '' };
  const root = '/v1/accounting_connections';

  it.each(VERSIONS)('%s reads as an end, and asks for the connection', async (version) => {
    const { api, getCalls } = setUpVersion(version, empty, { body: connection });
    expect(await api.disconnect('c1')).toMatchObject({ id: 'c1' });
    expect(getCalls()).toEqual([`POST ${root}/c1/disconnect`, `GET ${root}/c1`]);
  });

  it.each(VERSIONS)('%s reads as a started pull, without details', async (version) => {
    const { api, sent } = setUpVersion(version, empty);
    expect(await api.startPull('c1', undefined)).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it(`${V2} reads as a push, and asks for the record`, async () => {
    const { api, getCalls } = setUpVersion(V2, empty, { body: record });
    expect(await api.pushAgain('r1')).toMatchObject({ id: 'r1' });
    expect(getCalls()).toEqual([
      'POST /v1/accounting_synced_records/r1/push',
      'GET /v1/accounting_synced_records/r1',
    ]);
  });

  it.each([403, 404, 429])(
    'of a push leaves it open what happened if the record then answers %i',
    async (status) => {
      const { api } = setUpVersion(V2, empty, { status });
      await expect(api.pushAgain('r1')).rejects.toMatchObject({ code: 'invalid_response' });
    },
  );

  it.each(VERSIONS)('%s reads neither as a list nor as a new connection', async (version) => {
    const { api } = setUpVersion(version, empty, empty, empty);
    const invalid = { code: 'invalid_response' };
    await expect(api.listConnections()).rejects.toMatchObject(invalid);
    await expect(api.getConnection('c1')).rejects.toMatchObject(invalid);
    await expect(api.createConnection('xero')).rejects.toMatchObject(invalid);
  });

  it.each(['disconnect', 'startPull'] as const)(
    'at the end of a redirect does not read as a %s',
    async (name) => {
      const { api } = setUpVersion(
        V2,
        { body: { data: [] }, isRedirected: true },
        {
          ...empty,
          isRedirected: true,
        },
      );
      await api.listConnections();
      await expect(api[name]('c1', undefined)).rejects.toMatchObject({ code: 'session_expired' });
    },
  );
});

describe('API version 2023-03-14', () => {
  it.each([
    ['listSyncedRecords', (api: AccountingApi) => api.listSyncedRecords({ objectType: 'bill' })],
    ['getSyncedRecord', (api: AccountingApi) => api.getSyncedRecord('r1')],
    ['pushAgain', (api: AccountingApi) => api.pushAgain('r1')],
  ])('has no %s, and sends nothing', async (_, call) => {
    const { api, sent } = setUpVersion('2023-03-14');
    await expect(call(api)).rejects.toMatchObject({ code: 'unsupported' });
    expect(sent).toEqual([]);
  });
});

describe('API version 2024-05-25', () => {
  it('creates a connection without a body, whatever platform is asked for', async () => {
    const { api, sent } = setUpVersion(V2, { status: 201, body: connection });
    expect(await api.createConnection('xero')).toMatchObject({ id: 'c1', platform: null });
    expect(sent).toMatchObject([{ call: 'POST /v1/accounting_connections', body: undefined }]);
    expect(sent[0]?.headers.has('content-type')).toBe(false);
  });

  it('starts a sync of everything, without a body', async () => {
    const { api, sent } = setUpVersion(V2, { status: 202, body: { message: 'Sync started' } });
    expect(await api.startPull('c/1', 'receivables')).toEqual([]);
    expect(sent).toMatchObject([
      { call: 'POST /v1/accounting_connections/c%2F1/sync', query: [], body: undefined },
    ]);
    expect(sent[0]?.headers.has('content-type')).toBe(false);
  });

  it.each([
    ['a page', '<html></html>', 'session_expired'],
    ['a number', '7', 'invalid_response'],
  ])('does not take %s for a started sync', async (_, body, code) => {
    const { api } = setUpVersion(V2, { status: 202, body });
    await expect(api.startPull('c1', undefined)).rejects.toMatchObject({ code });
  });

  it.each([
    ['the call is missing', { body: connection }, 'unsupported'],
    ['the connection is missing', { status: 404 }, 'not_found'],
    ['the session is over', { status: 401 }, 'session_expired'],
    // The sync was refused, so its request is not the one that was lost.
    ['nobody can tell', { isLost: true }, 'server_error'],
  ])('asks for the connection after a 404, and says that %s', async (_, answer, code) => {
    const { api, getCalls } = setUpVersion(V2, { status: 404 }, answer);
    await expect(api.startPull('c1', undefined)).rejects.toMatchObject({ code });
    expect(getCalls()).toEqual([
      'POST /v1/accounting_connections/c1/sync',
      'GET /v1/accounting_connections/c1',
    ]);
  });

  it.each([
    ['startPull', (api: AccountingApi) => api.startPull('c1', undefined)],
    ['listSyncedRecords', (api: AccountingApi) => api.listSyncedRecords({ objectType: 'bill' })],
    ['pushAgain', (api: AccountingApi) => api.pushAgain('r1')],
  ])('says that %s is unsupported after a 405', async (_, call) => {
    const { api, sent } = setUpVersion(V2, { status: 405 });
    await expect(call(api)).rejects.toMatchObject({ code: 'unsupported', status: 405 });
    expect(sent).toHaveLength(1);
  });

  it('says that a record is missing, or that no record can be pushed, after a 404', async () => {
    const missing = setUpVersion(V2, { status: 404 }, { status: 404 });
    await expect(missing.api.pushAgain('r1')).rejects.toMatchObject({ code: 'not_found' });
    const early = setUpVersion(V2, { status: 404 }, { body: record });
    await expect(early.api.pushAgain('r1')).rejects.toMatchObject({ code: 'unsupported' });
    expect(early.getCalls()).toEqual([
      'POST /v1/accounting_synced_records/r1/push',
      'GET /v1/accounting_synced_records/r1',
    ]);
  });

  it('says that the API has no records after a 404 for their list', async () => {
    const { api, sent } = setUpVersion(V2, { status: 404 });
    await expect(api.listSyncedRecords({ objectType: 'bill' })).rejects.toMatchObject({
      code: 'unsupported',
    });
    expect(sent).toHaveLength(1);
  });

  it('always sends a limit for the records', async () => {
    const { api, sent } = setUpVersion(V2, {
      body: { data: [record], next_pagination_token: 'n' },
    });
    const page = await api.listSyncedRecords({ objectType: 'receivable' });
    expect(page).toMatchObject({ records: [{ id: 'r1' }], nextPageToken: 'n' });
    expect(sent).toMatchObject([
      {
        call: 'GET /v1/accounting_synced_records',
        query: [
          ['object_type', 'receivable'],
          ['limit', '100'],
        ],
      },
    ]);
  });

  it('sends every filter, and leaves out those that are undefined', async () => {
    const { api, sent } = setUpVersion(V2, { body: { data: [] } });
    const page = await api.listSyncedRecords({
      objectType: 'bill',
      objectIds: ['o1', 'o2'],
      createdAt: { gte: '2024-01-01T00:00:00+01:00', lt: undefined },
      updatedAt: { lte: '2024-02-01' },
      sort: 'updated_at',
      order: 'desc',
      limit: 20,
    });
    expect(page).toEqual({ records: [], nextPageToken: null });
    expect(sent[0]?.query).toEqual([
      ['object_type', 'bill'],
      ['limit', '20'],
      ['object_id__in', 'o1'],
      ['object_id__in', 'o2'],
      ['created_at__gte', '2024-01-01T00:00:00+01:00'],
      ['updated_at__lte', '2024-02-01'],
      ['sort', 'updated_at'],
      ['order', 'desc'],
    ]);
  });

  it('repeats no filter with a page token, because the token holds them', async () => {
    const { api, sent } = setUpVersion(V2, { body: { data: [] } });
    const filter = { objectType: 'bill', objectIds: ['o1'], order: 'desc', limit: 5 } as const;
    await api.listSyncedRecords(filter, 'a+/=');
    expect(sent[0]?.query).toEqual([
      ['object_type', 'bill'],
      ['limit', '5'],
      ['pagination_token', 'a+/='],
    ]);
  });

  it('finds no records for an empty list of ids, and sends nothing', async () => {
    const { api, sent } = setUpVersion(V2);
    const page = await api.listSyncedRecords({ objectType: 'bill', objectIds: [] });
    expect(page).toEqual({ records: [], nextPageToken: null });
    expect(sent).toEqual([]);
  });

  it.each([
    ['getSyncedRecord', (api: AccountingApi) => api.getSyncedRecord('r/1'), 'GET', ''],
    ['pushAgain', (api: AccountingApi) => api.pushAgain('r/1'), 'POST', '/push'],
  ])('reads the record that %s returns', async (_, call, method, end) => {
    const { api, sent } = setUpVersion(V2, { body: { ...record, platform: 'xero' } });
    expect(await call(api)).toMatchObject({ syncStatus: 'done', platform: 'xero', errors: null });
    const path = `/v1/accounting_synced_records/r%2F1${end}`;
    expect(sent).toMatchObject([{ call: `${method} ${path}`, body: undefined }]);
    expect(sent[0]?.headers.has('content-type')).toBe(false);
  });

  it.each([
    ['nothing', undefined, null],
    ['null', null, null],
    ['an empty object', {}, null],
    ['an empty list', [], null],
    ['empty text', '', null],
    ['text', 'No tax rate of 19%', 'No tax rate of 19%'],
    ['a number', 42, '42'],
    ['a message', { message: 'No tax rate', code: 7 }, 'No tax rate'],
    ['the shape of a refusal', { error: { message: 'No tax rate' } }, 'No tax rate'],
    ['the shape of a 422', { detail: [{ loc: ['line', 0], msg: 'No account' }] }, 'No account'],
    ['a list', [{ message: 'One' }, 'Two', null], 'One; Two'],
    [
      'other fields',
      { tax_rate: ['missing', 'wrong'], line: { at: 2 } },
      'tax_rate: missing; wrong; line: at: 2',
    ],
    ['an empty message beside others', { message: '', reason: 'Locked' }, 'reason: Locked'],
    ['a field called __proto__', JSON.parse('{"__proto__": "odd"}'), '__proto__: odd'],
  ])('reads %s as the errors of a record', async (_, errors, text) => {
    const { api } = setUpVersion(V2, { body: { ...record, errors } });
    expect(await api.getSyncedRecord('r1')).toMatchObject({ errors: text });
  });

  it('bears errors that nest without end', async () => {
    const body = `{"errors":${'['.repeat(5000)}"x"${']'.repeat(5000)},${JSON.stringify(record).slice(1)}`;
    const { api } = setUpVersion(V2, { body });
    expect(await api.getSyncedRecord('r1')).toMatchObject({ id: 'r1', errors: '…' });
  });
});
