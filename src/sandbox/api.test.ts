import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, serveSandbox } from './serveSandbox.ts';

const ENTITIES = [
  { id: 'entity-1', name: 'One Ltd', currency: 'GBP', userId: 'user-1' },
  { id: 'entity-2', name: 'Two Ltd', currency: 'EUR', userId: 'user-2' },
];
const CONNECTION = {
  id: expect.stringMatching(/^[\da-f-]{36}$/),
  created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/),
  updated_at: expect.stringMatching(/\.\d{6}\+00:00$/),
  status: 'pending_auth',
  platform: 'xero',
  connection_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/authorize\/[\da-f-]{36}$/),
  last_pull: expect.stringMatching(/\.\d{6}\+00:00$/),
  errors: null,
};
const PULL = {
  id: expect.stringMatching(/^[\da-f-]{36}$/),
  connection_id: expect.any(String),
  resource_type: expect.stringMatching(/^(receivables|line_items)$/),
  status: 'queued',
  requested_at: expect.stringMatching(/\.\d{6}\+00:00$/),
  errors: null,
};
const MESSAGE = { error: { message: expect.any(String) } };
const getDetail = (...loc: string[]) => ({
  detail: [{ loc, msg: expect.any(String), type: expect.any(String) }],
});

interface Call {
  method?: string;
  path: string;
  body?: string;
  /** Additional headers. `null` removes a default one. */
  headers?: Record<string, string | null>;
  /** Creates a connection with this status. `:id` in the path is its id. */
  has?: string;
  /** The entity of that connection. @default the first entity */
  owner?: string;
}

const list = { path: '/accounting_connections' };
const create = { method: 'POST', path: '/accounting_connections', body: '{"platform":"xero"}' };
const one = { path: '/accounting_connections/:id' };
const pull = { method: 'POST', path: '/accounting_connections/:id/data_pulls' };
const disconnect = { method: 'POST', path: '/accounting_connections/:id/disconnect' };
const token = { method: 'POST', path: '/auth/token', headers: { Authorization: null } };
/** The origin of a page that may call the sandbox. */
const PAGE = 'http://localhost:3000';
const credentials = { grant_type: 'client_credentials', client_id: 'me', client_secret: 'hush' };
const TOKEN = {
  access_token: expect.stringMatching(/^sandbox_[\da-f]{48}$/),
  token_type: 'Bearer',
  expires_in: 1800,
};

const OTHER_ID = '00000000-0000-4000-a000-000000000000';

const TABLE: [what: string, status: number, call: Call, body: unknown][] = [
  ['lists none', 200, list, { data: [] }],
  ['lists one', 200, { ...list, has: 'pending_auth' }, { data: [CONNECTION] }],
  [
    'lists no connections of another entity',
    200,
    { ...list, has: 'connected', owner: 'entity-2' },
    { data: [] },
  ],
  ['creates', 201, create, CONNECTION],
  ['creates after a disconnect', 201, { ...create, has: 'disconnected' }, CONNECTION],
  [
    'creates a connection while another entity has one',
    201,
    { ...create, has: 'connected', owner: 'entity-2' },
    CONNECTION,
  ],
  [
    'creates a connection for a platform that the sandbox was given',
    201,
    { ...create, body: '{"platform":"my_own"}' },
    { ...CONNECTION, platform: 'my_own' },
  ],
  [
    'refuses a platform that nobody knows',
    422,
    { ...create, body: '{"platform":"toString"}' },
    getDetail('body', 'platform'),
  ],
  [
    'refuses a second connection while one is pending',
    409,
    { ...create, has: 'pending_auth' },
    { error: { message: expect.stringMatching(/to Xero .*, pending_auth\)\. Disconnect it/) } },
  ],
  ['creates no second while connected', 409, { ...create, has: 'connected' }, MESSAGE],
  ['creates no second while deauthorized', 409, { ...create, has: 'deauthorized' }, MESSAGE],
  ['needs a platform', 422, { ...create, body: '{}' }, getDetail('body', 'platform')],
  [
    'requires a platform that is a string',
    422,
    { ...create, body: '{"platform":7}' },
    getDetail('body', 'platform'),
  ],
  [
    'requires a platform that is not empty',
    422,
    { ...create, body: '{"platform":""}' },
    getDetail('body', 'platform'),
  ],
  ['needs JSON', 422, { ...create, body: '{"platform"' }, getDetail('body')],
  ['needs an object', 422, { ...create, body: '["xero"]' }, getDetail('body')],
  ['needs a body', 422, { method: 'POST', path: '/accounting_connections' }, getDetail('body')],
  ['reads one', 200, { ...one, has: 'pending_auth' }, CONNECTION],
  ['reads an unknown status', 200, { ...one, has: 'paused' }, { ...CONNECTION, status: 'paused' }],
  ['does not find what is not there', 404, one, MESSAGE],
  ["does not find another entity's", 404, { ...one, has: 'connected', owner: 'entity-2' }, MESSAGE],
  [
    'pulls all resource types',
    200,
    { ...pull, has: 'connected' },
    {
      data: [
        { ...PULL, resource_type: 'receivables' },
        { ...PULL, resource_type: 'line_items' },
      ],
    },
  ],
  [
    'pulls one resource type',
    200,
    { ...pull, path: `${pull.path}?resource_type=line_items`, has: 'connected' },
    { data: [{ ...PULL, resource_type: 'line_items' }] },
  ],
  [
    'refuses another resource type',
    422,
    { ...pull, path: `${pull.path}?resource_type=bills`, has: 'connected' },
    getDetail('query', 'resource_type'),
  ],
  ['pulls nothing while pending', 409, { ...pull, has: 'pending_auth' }, MESSAGE],
  ['pulls nothing once deauthorized', 409, { ...pull, has: 'deauthorized' }, MESSAGE],
  ['pulls nothing from nowhere', 404, pull, MESSAGE],
  [
    'disconnects a connection',
    200,
    { ...disconnect, has: 'connected' },
    { ...CONNECTION, status: 'disconnected' },
  ],
  [
    'disconnects a pending connection',
    200,
    { ...disconnect, has: 'pending_auth' },
    { ...CONNECTION, status: 'disconnected' },
  ],
  ['disconnects once only', 409, { ...disconnect, has: 'disconnected' }, MESSAGE],
  ['disconnects nothing that is not there', 404, disconnect, MESSAGE],
  [
    'reads receivables',
    200,
    { path: '/receivables' },
    { data: [], next_pagination_token: null, prev_pagination_token: null },
  ],
  [
    'reads products',
    200,
    { path: '/products' },
    { data: [], next_pagination_token: null, prev_pagination_token: null },
  ],
  ['reads measure units', 200, { path: '/measure_units' }, { data: [] }],
  [
    'requires a version',
    400,
    { ...list, headers: { 'X-Monite-Version': null } },
    { error: { type: 'missing_api_version', message: expect.any(String) } },
  ],
  [
    'checks the version first',
    400,
    { ...list, headers: { 'X-Monite-Version': null, Authorization: null } },
    { error: { type: 'missing_api_version', message: expect.any(String) } },
  ],
  [
    'requires a known version',
    400,
    { ...list, headers: { 'X-Monite-Version': '1999-01-01' } },
    { error: { type: 'unsupported_api_version', message: expect.any(String) } },
  ],
  [
    'requires a token',
    401,
    { ...list, headers: { Authorization: null, 'X-Monite-Entity-Id': null } },
    MESSAGE,
  ],
  [
    'requires a bearer token',
    401,
    { ...list, headers: { Authorization: 'Basic bWU6aHVzaA==' } },
    MESSAGE,
  ],
  [
    'requires a token that the sandbox issued',
    401,
    { ...list, headers: { Authorization: 'Bearer sandbox_0' } },
    MESSAGE,
  ],
  ['needs an entity', 400, { ...list, headers: { 'X-Monite-Entity-Id': null } }, MESSAGE],
  [
    'requires an existing entity',
    404,
    { ...list, headers: { 'X-Monite-Entity-Id': 'entity-3' } },
    MESSAGE,
  ],
  ['has no DELETE', 405, { ...list, method: 'DELETE' }, MESSAGE],
  ['has no PATCH of one', 405, { ...one, method: 'PATCH' }, MESSAGE],
  ['has no GET of pulls', 405, { ...pull, method: 'GET' }, MESSAGE],
  ['has no GET of disconnect', 405, { ...disconnect, method: 'GET' }, MESSAGE],
  ['has no POST of receivables', 405, { method: 'POST', path: '/receivables' }, MESSAGE],
  ['has no GET of tokens', 405, { path: '/auth/token' }, MESSAGE],
  [
    'has no sync call in this version',
    404,
    { method: 'POST', path: '/accounting_connections/1/sync' },
    MESSAGE,
  ],
  ["gives a partner's token", 200, { ...token, body: JSON.stringify(credentials) }, TOKEN],
  [
    "gives a user's token",
    200,
    {
      ...token,
      body: JSON.stringify({ ...credentials, grant_type: 'entity_user', entity_user_id: 'user-2' }),
    },
    TOKEN,
  ],
  [
    'issues no token without the user',
    422,
    { ...token, body: JSON.stringify({ ...credentials, grant_type: 'entity_user' }) },
    getDetail('body', 'entity_user_id'),
  ],
  [
    'issues no token to an unknown user',
    404,
    {
      ...token,
      body: JSON.stringify({ ...credentials, grant_type: 'entity_user', entity_user_id: 'x' }),
    },
    MESSAGE,
  ],
  [
    'issues no token for a wrong secret',
    401,
    { ...token, body: JSON.stringify({ ...credentials, client_secret: 'x' }) },
    MESSAGE,
  ],
  [
    'issues no token for a wrong client',
    401,
    { ...token, body: JSON.stringify({ ...credentials, client_id: OTHER_ID }) },
    MESSAGE,
  ],
  [
    'issues no token for another grant type',
    422,
    { ...token, body: JSON.stringify({ ...credentials, grant_type: 'password' }) },
    getDetail('body', 'grant_type'),
  ],
  ['gives no token for nothing', 422, { ...token, body: '{}' }, getDetail('body', 'grant_type')],
  [
    'issues no token without a version',
    400,
    {
      ...token,
      headers: { Authorization: null, 'X-Monite-Version': null },
      body: JSON.stringify(credentials),
    },
    { error: { type: 'missing_api_version', message: expect.any(String) } },
  ],
];

describe('the API over HTTP', () => {
  let server: SandboxServer;
  beforeAll(async () => {
    server = await serveSandbox({
      port: 0,
      entities: ENTITIES,
      clientId: 'me',
      clientSecret: 'hush',
      platforms: ['my_own'],
      rateLimit: 8,
    });
  });
  afterAll(() => server.close());

  async function send({ method = 'GET', path, body, headers, has, owner }: Call) {
    const { sandbox, url } = server;
    sandbox.reset();
    const connection = has && sandbox.connect(owner ?? sandbox.entityId, 'xero', has);
    const all: Record<string, string | null> = {
      'X-Monite-Version': '2023-03-14',
      'X-Monite-Entity-Id': 'entity-1',
      Authorization: `Bearer ${sandbox.issueToken()}`,
      Origin: PAGE,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    };
    const sent: [string, string][] = [];
    for (const [name, value] of Object.entries(all)) if (value !== null) sent.push([name, value]);
    return fetch(`${url}/v1${path.replace(':id', connection ? connection.id : 'none')}`, {
      method,
      headers: sent,
      ...(body === undefined ? {} : { body }),
    });
  }

  it.each(TABLE)('%s: %i', async (_what, status, call, body) => {
    const response = await send(call);

    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual(body);
    expect(response.headers.get('X-Request-Id')).toMatch(/^[\da-f-]{36}$/);
    expect(response.headers.get('RateLimit-Limit')).toBe('8');
    expect(response.headers.get('RateLimit-Remaining')).toBe('7');
    expect(response.headers.get('RateLimit-Reset')).toBe('1');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(PAGE);
    expect(response.headers.has('Allow')).toBe(status === 405);
    expect(server.sandbox.requests.map((request) => request.status)).toEqual([status]);
  });
});
