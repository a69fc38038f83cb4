import { describe, expect, it } from 'vitest';
import { VERSIONS } from '../api/VERSIONS.ts';
import type { ApiVersion } from '../api/VERSIONS.ts';
import { createSandbox } from './createSandbox.ts';

const V1 = '2023-03-14';
const V2 = '2024-05-25';
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
const ID = expect.stringMatching(UUID);
const NOBODY = '00000000-0000-4000-a000-000000000000';
const ERROR = { error: { message: expect.any(String) } };
const problem = (...loc: string[]) => ({
  detail: [{ loc, msg: expect.any(String), type: expect.any(String) }],
});

const PENDING = {
  id: ID,
  created_at: TIME,
  updated_at: TIME,
  status: 'pending_auth',
  connection_url: expect.stringMatching(/^http/),
  last_pull: TIME,
  errors: null,
};
const CONNECTION = { ...PENDING, status: 'connected', platform: 'xero' };
const BUSINESS = {
  name: 'Demo Company (UK)',
  legal_name: 'Demo Company (UK)',
  email: expect.any(String),
  type: expect.any(String),
  base_currency: 'GBP',
};
const CONNECTION_2 = { ...CONNECTION, business_info: BUSINESS };
const PULL = {
  id: ID,
  connection_id: ID,
  resource_type: 'receivables',
  status: 'queued',
  requested_at: TIME,
  errors: null,
};
const RECORD = {
  id: ID,
  created_at: TIME,
  updated_at: TIME,
  last_pulled_at: TIME,
  sync_status: 'done',
  object_type: 'receivable',
  object_id: ID,
  object_updated_at: TIME,
  platform: 'xero',
  platform_object_id: ID,
  platform_updated_at: TIME,
  provider: 'codat',
  provider_object_id: ID,
  provider_updated_at: TIME,
  errors: null,
};
const PUSHED = {
  ...RECORD,
  sync_status: 'pending',
  platform_object_id: null,
  platform_updated_at: null,
  provider_object_id: null,
  provider_updated_at: null,
};
const PAGE = { data: expect.any(Array), next_pagination_token: null, prev_pagination_token: null };
const NEXT = { ...PAGE, next_pagination_token: expect.any(String) };
const TOKEN = { access_token: expect.any(String), token_type: 'Bearer', expires_in: 1800 };
const CREDENTIALS = {
  grant_type: 'client_credentials',
  client_id: ':client',
  client_secret: ':secret',
};

const A = '/accounting_connections';
const R = '/accounting_synced_records';
/** `:c` is a connection, `:r` one of its records. */
type Row = [
  version: ApiVersion,
  /** `new` has no connection yet. Otherwise, a connection to Xero has been pulled. */
  start: 'new' | 'connected' | 'deauthorized',
  call: string,
  body: object | undefined,
  status: number,
  shape: unknown,
];

const both = (
  ...[start, call, body, status, shape]: Row extends [unknown, ...infer Rest] ? Rest : never
) => VERSIONS.map((version): Row => [version, start, call, body, status, shape]);

const TABLE: Row[] = [
  ...both('new', 'POST /auth/token', CREDENTIALS, 200, TOKEN),
  ...both(
    'new',
    'POST /auth/token',
    { ...CREDENTIALS, client_id: 'me' },
    422,
    problem('body', 'client_id'),
  ),
  ...both(
    'new',
    'POST /auth/token',
    { ...CREDENTIALS, scope: 'all' },
    422,
    problem('body', 'scope'),
  ),
  ...both('new', 'POST /auth/token', { ...CREDENTIALS, client_id: NOBODY }, 401, ERROR),
  ...both('new', `GET ${A}`, undefined, 200, { data: [] }),
  ...both('new', `GET ${A}/${NOBODY}`, undefined, 404, ERROR),
  ...both('connected', `GET /measure_units`, undefined, 200, { data: [expect.any(Object)] }),
  ...both('connected', `GET /receivables?limit=1`, undefined, 200, NEXT),
  ...both('connected', `GET /receivables?limit=101`, undefined, 422, problem('query', 'limit')),
  ...both('connected', `DELETE ${A}/:c`, undefined, 405, ERROR),

  [V1, 'connected', `GET ${A}`, undefined, 200, { data: [CONNECTION] }],
  [V1, 'connected', `GET ${A}/:c`, undefined, 200, CONNECTION],
  [V1, 'new', `GET ${A}/c1`, undefined, 404, ERROR],
  [V1, 'new', `POST ${A}`, { platform: 'xero' }, 201, { ...PENDING, platform: 'xero' }],
  [V1, 'new', `POST ${A}`, undefined, 422, problem('body')],
  [V1, 'new', `POST ${A}`, { platform: 'abacus' }, 422, problem('body', 'platform')],
  [V1, 'connected', `POST ${A}`, { platform: 'wave' }, 409, ERROR],
  [
    V1,
    'connected',
    `POST ${A}/:c/data_pulls`,
    undefined,
    200,
    { data: [PULL, { ...PULL, resource_type: 'line_items' }] },
  ],
  [
    V1,
    'connected',
    `POST ${A}/:c/data_pulls?resource_type=receivables`,
    undefined,
    200,
    { data: [PULL] },
  ],
  [
    V1,
    'connected',
    `POST ${A}/:c/data_pulls?resource_type=bills`,
    undefined,
    422,
    problem('query', 'resource_type'),
  ],
  [V1, 'deauthorized', `POST ${A}/:c/data_pulls`, undefined, 409, ERROR],
  [
    V1,
    'connected',
    `POST ${A}/:c/disconnect`,
    undefined,
    200,
    { ...CONNECTION, status: 'disconnected' },
  ],
  [V1, 'connected', `POST ${A}/:c/sync`, undefined, 404, ERROR],
  [V1, 'connected', `GET ${R}?object_type=receivable`, undefined, 404, ERROR],
  [V1, 'connected', `GET ${R}/:r`, undefined, 404, ERROR],
  [V1, 'connected', `POST ${R}/:r/push`, undefined, 404, ERROR],

  [V2, 'connected', `GET ${A}`, undefined, 200, { data: [CONNECTION_2] }],
  [V2, 'connected', `GET ${A}/:c`, undefined, 200, CONNECTION_2],
  [V2, 'new', `GET ${A}/c1`, undefined, 422, problem('path', 'id')],
  [V2, 'new', `POST ${A}`, undefined, 201, { ...PENDING, business_info: null }],
  [V2, 'new', `POST ${A}`, { platform: 'xero' }, 422, problem('body')],
  [V2, 'connected', `POST ${A}`, undefined, 409, ERROR],
  [V2, 'connected', `POST ${A}/:c/sync`, undefined, 202, { message: expect.any(String) }],
  [V2, 'connected', `POST ${A}/${NOBODY}/sync`, undefined, 404, ERROR],
  [V2, 'deauthorized', `POST ${A}/:c/sync`, undefined, 409, ERROR],
  [V2, 'connected', `GET ${A}/:c/sync`, undefined, 405, ERROR],
  [
    V2,
    'connected',
    `POST ${A}/:c/disconnect`,
    undefined,
    200,
    { ...CONNECTION_2, status: 'disconnected' },
  ],
  [V2, 'connected', `POST ${A}/:c/data_pulls`, undefined, 404, ERROR],
  [V2, 'connected', `GET ${R}`, undefined, 422, problem('query', 'object_type')],
  [
    V2,
    'connected',
    `GET ${R}?object_type=invoice`,
    undefined,
    422,
    problem('query', 'object_type'),
  ],
  [V2, 'connected', `GET ${R}?object_type=receivable`, undefined, 200, PAGE],
  [
    V2,
    'connected',
    `GET ${R}?object_type=receivable&limit=1`,
    undefined,
    200,
    { ...NEXT, data: [RECORD] },
  ],
  [V2, 'connected', `GET ${R}?object_type=receivable&limit=250`, undefined, 200, PAGE],
  [
    V2,
    'connected',
    `GET ${R}?object_type=receivable&limit=251`,
    undefined,
    422,
    problem('query', 'limit'),
  ],
  [
    V2,
    'connected',
    `GET ${R}?object_type=receivable&limit=0`,
    undefined,
    422,
    problem('query', 'limit'),
  ],
  [V2, 'connected', `GET ${R}?object_type=bill&sort=id`, undefined, 422, problem('query', 'sort')],
  [
    V2,
    'connected',
    `GET ${R}?object_type=bill&order=up`,
    undefined,
    422,
    problem('query', 'order'),
  ],
  [
    V2,
    'connected',
    `GET ${R}?object_type=bill&object_id=7`,
    undefined,
    422,
    problem('query', 'object_id'),
  ],
  [
    V2,
    'connected',
    `GET ${R}?object_type=bill&object_id__in=`,
    undefined,
    422,
    problem('query', 'object_id__in'),
  ],
  [
    V2,
    'connected',
    `GET ${R}?object_type=bill&created_at__gt=x`,
    undefined,
    422,
    problem('query', 'created_at__gt'),
  ],
  [V2, 'connected', `GET ${R}?object_type=bill&pagination_token=x`, undefined, 400, ERROR],
  [V2, 'connected', `GET ${R}/:r`, undefined, 200, RECORD],
  [V2, 'connected', `GET ${R}/${NOBODY}`, undefined, 404, ERROR],
  [V2, 'connected', `GET ${R}/r1`, undefined, 422, problem('path', 'id')],
  [V2, 'connected', `POST ${R}/:r/push`, undefined, 200, PUSHED],
  [V2, 'connected', `POST ${R}/${NOBODY}/push`, undefined, 404, ERROR],
  [V2, 'deauthorized', `POST ${R}/:r/push`, undefined, 409, ERROR],
  [V2, 'connected', `GET ${R}/:r/push`, undefined, 405, ERROR],
];

const REQUEST_HEADERS = { 'X-Monite-Entity-Id': '', 'X-Monite-Version': '', Authorization: '' };

async function setUp(version: string, start: Row[1]) {
  const sandbox = createSandbox({ now: () => Date.parse('2026-11-22T10:00:00Z') });
  const { entityId, baseUrl } = sandbox;
  const send = (call: string, body?: object, headers: Record<string, string> = {}) => {
    const [method = '', path = ''] = call.split(' ');
    return sandbox.fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        ...REQUEST_HEADERS,
        'X-Monite-Entity-Id': entityId,
        'X-Monite-Version': version,
        Authorization: `Bearer ${sandbox.issueToken()}`,
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  };
  if (start === 'new') return { sandbox, send, connectionId: '', recordId: '' };
  const { id } = sandbox.connect(entityId, 'xero');
  await send(`POST ${A}/${id}/data_pulls`, undefined, { 'X-Monite-Version': V1 });
  sandbox.advance(60_000);
  const first = await send(`GET ${R}?object_type=receivable&limit=1`, undefined, {
    'X-Monite-Version': V2,
  });
  const { data } = await first.json();
  if (start === 'deauthorized') sandbox.deauthorize(id);
  return { sandbox, send, connectionId: id, recordId: String(data[0].id) };
}

describe('the contract of the sandbox', () => {
  it('has a row in which a sync starts, for every version', () => {
    const syncs = TABLE.filter(([, , call]) => /\/(?:data_pulls|sync)$/.test(call));
    const answered = syncs.filter(([, , , , status]) => status < 300);
    expect(new Set(answered.map(([version]) => version))).toEqual(new Set(VERSIONS));
  });

  it.each(TABLE)('%s, %s: %s with %j is %i', async (version, start, call, body, status, shape) => {
    const { sandbox, send, connectionId, recordId } = await setUp(version, start);
    const given =
      body &&
      JSON.parse(
        JSON.stringify(body)
          .replace(':client', sandbox.clientId)
          .replace(':secret', sandbox.clientSecret),
      );
    const response = await send(call.replace(':c', connectionId).replace(':r', recordId), given);

    expect(response.status).toBe(status);
    expect(await response.json()).toEqual(shape);
    expect(response.headers.get('X-Monite-Version')).toBe(version);
    expect(response.headers.get('Content-Type')).toMatch(/^application\/json/);
    expect(response.headers.has('Allow')).toBe(status === 405);
  });

  it.each([
    ['no version', { 'X-Monite-Version': '' }, 400, 'missing_api_version'],
    ['an unknown version', { 'X-Monite-Version': '2024-05-26' }, 400, 'unsupported_api_version'],
  ])('refuses %s', async (_, headers, status, type) => {
    const { send } = await setUp(V2, 'new');
    const response = await send(`GET ${A}`, undefined, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { type } });
    expect(response.headers.has('X-Monite-Version')).toBe(false);
  });

  it.each([
    [V1, 404],
    [V2, 422],
  ])('%s answers an entity id that is no UUID with %i', async (version, status) => {
    const { send } = await setUp(version, 'new');
    expect((await send(`GET ${A}`, undefined, { 'X-Monite-Entity-Id': 'e1' })).status).toBe(status);
  });
});
