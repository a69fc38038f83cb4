import { describe, expect, it } from 'vitest';
import { createApi } from './createApi.ts';

const SIGN_IN = 'https://login.test/';
const PAGE = '<!doctype html><title>Sign in</title>';
const connection = { id: 'c1', created_at: '', updated_at: '', connection_url: null };

interface Answer {
  status?: number;
  body?: string;
  /** Redirects to this URL. */
  to?: string;
}

/** Follows redirects as a browser does. `null` stands for an origin that the page cannot read. */
function setUp(answer: (url: string) => Answer | null, { followsAlways = false } = {}) {
  const sent: string[] = [];
  async function send(url: string, init: RequestInit, isRedirected = false): Promise<Response> {
    sent.push(`${init.method} ${url}`);
    const found = answer(url);
    if (!found) throw new TypeError('Failed to fetch');
    const { status = 200, body = '', to } = found;
    if (to !== undefined && (followsAlways || init.redirect === 'follow')) {
      return send(to, { ...init, method: 'GET' }, true);
    }
    const response = to === undefined ? new Response(body, { status }) : Response.error();
    const shown = to === undefined ? { redirected: isRedirected } : { type: 'opaqueredirect' };
    for (const [name, value] of Object.entries(shown)) {
      Object.defineProperty(response, name, { value });
    }
    return response;
  }
  const api = createApi({
    apiUrl: '/api',
    entityId: 'e1',
    tokens: undefined,
    fetch: (input, init) => send(String(input), init ?? {}),
  });
  return { api, sent };
}

const withFields = (fields: object) => Object.assign(new Error('thrown'), fields);
const over = { code: 'session_expired', isRetryable: false };

describe('a session that has ended', () => {
  it.each([
    ['a redirect to a page', () => ({ body: PAGE })],
    ['a redirect to a page that is refused', () => ({ body: PAGE, status: 403 })],
    ['a redirect to an empty answer', () => ({ body: '' })],
    ['a redirect to an object that is no answer', () => ({ body: '{"error":"unauthenticated"}' })],
    ['a redirect to a text in JSON', () => ({ body: '"Sign in"' })],
    ['a redirect to an origin that the page cannot read', () => null],
  ])('is recognized by %s', async (_, getPage) => {
    const { api } = setUp((url) => (url === SIGN_IN ? getPage() : { to: SIGN_IN }));
    await expect(api.listConnections()).rejects.toMatchObject(over);
  });

  it.each(['', '\n  '])('is recognized by a page in place of JSON', async (space) => {
    const { api } = setUp(() => ({ body: space + PAGE }));
    await expect(api.listConnections()).rejects.toMatchObject(over);
    await expect(api.createConnection('xero')).rejects.toMatchObject(over);
  });

  it('is recognized if a custom fetch follows redirects by itself', async () => {
    const { api } = setUp((url) => (url === SIGN_IN ? { body: PAGE } : { to: SIGN_IN }), {
      followsAlways: true,
    });
    await expect(api.listConnections()).rejects.toMatchObject(over);
  });

  it.each([
    [419, 'Laravel'],
    [440, 'IIS'],
  ])('is recognized by the status %i of %s', async (status) => {
    const { api } = setUp(() => ({ status, body: PAGE }));
    await expect(api.listConnections()).rejects.toMatchObject({ ...over, status });
  });

  it.each<[string, () => unknown]>([
    ['a Response', () => new Response('', { status: 401 })],
    ['an error of ky', () => withFields({ response: new Response('{}', { status: 401 }) })],
    ['an error of ofetch', () => withFields({ status: 401, statusCode: 401 })],
    ['an error of axios', () => withFields({ response: { status: 419, data: {} } })],
    ['a redirect', () => withFields({ response: { type: 'opaqueredirect', status: 0 } })],
  ])('is recognized if a custom fetch throws %s', async (_, getThrown) => {
    const { api } = setUp(() => {
      throw getThrown();
    });
    await expect(api.listConnections()).rejects.toMatchObject(over);
    await expect(api.createConnection('xero')).rejects.toMatchObject(over);
  });

  it('is recognized if a custom fetch throws a response whose body it has read', async () => {
    const response = new Response('{}', { status: 401 });
    await response.text();
    const { api } = setUp(() => {
      throw withFields({ response });
    });
    await expect(api.listConnections()).rejects.toMatchObject(over);
  });

  it('is not what other trouble means', async () => {
    for (const [answer, code] of [
      [{ body: PAGE, status: 502 }, 'server_error'],
      [{ body: PAGE, status: 403 }, 'forbidden'],
      [{ body: PAGE, status: 404 }, 'not_found'],
      [{ body: '{"data":{}}' }, 'invalid_response'],
      [{ body: 'OK' }, 'invalid_response'],
      [null, 'network'],
    ] as const) {
      const { api } = setUp(() => answer);
      await expect(api.listConnections()).rejects.toMatchObject({ code });
    }
  });
});

describe('a custom fetch that throws if a response is not successful', () => {
  const headers = { 'Retry-After': '120' };
  it.each<[string, unknown, object]>([
    [
      'the response',
      withFields({ response: new Response('{}', { status: 503, headers }) }),
      { code: 'server_error', status: 503, retryAfter: 120_000 },
    ],
    ['a status', withFields({ status: 403 }), { code: 'forbidden', isRetryable: false }],
    ['no status', new TypeError('Failed to fetch'), { code: 'network' }],
    ['nothing', undefined, { code: 'network' }],
  ])('fails as the response says if the error has %s', async (_, thrown, expected) => {
    const { api } = setUp(() => {
      throw thrown;
    });
    await expect(api.listConnections()).rejects.toMatchObject(expected);
  });
});

describe('a redirected write', () => {
  it('is never repeated', async () => {
    const { api, sent } = setUp((url) => (url === SIGN_IN ? { body: PAGE } : { to: SIGN_IN }));
    await expect(api.createConnection('xero')).rejects.toMatchObject(over);
    expect(sent).toEqual(['POST /api/accounting_connections']);
  });

  it('is not followed after a read that led to something else than the API', async () => {
    const { api, sent } = setUp((url) => (url === SIGN_IN ? { body: '{}' } : { to: SIGN_IN }));
    await expect(api.listConnections()).rejects.toMatchObject(over);
    sent.length = 0;
    await expect(api.createConnection('xero')).rejects.toMatchObject(over);
    expect(sent).toEqual(['POST /api/accounting_connections']);
  });
});

describe('an API that redirects to itself', () => {
  const list = JSON.stringify({ data: [connection] });
  const setUpSlash = () => setUp((url) => (url.endsWith('/') ? { body: list } : { to: `${url}/` }));

  it('answers reads', async () => {
    const { api } = setUpSlash();
    expect(await api.listConnections()).toMatchObject([{ id: 'c1' }]);
  });

  it('is followed with one request a read after the first', async () => {
    const { api, sent } = setUpSlash();
    await api.listConnections();
    sent.length = 0;
    await api.listConnections();
    expect(sent).toEqual(['GET /api/accounting_connections', 'GET /api/accounting_connections/']);
  });

  it('may lead to a sign-in later', async () => {
    let hasSession = true;
    const { api } = setUp((url) => {
      if (!hasSession) return url === SIGN_IN ? null : { to: SIGN_IN };
      return url.endsWith('/') ? { body: list } : { to: `${url}/` };
    });
    await api.listConnections();
    hasSession = false;
    await expect(api.listConnections()).rejects.toMatchObject({ code: 'network' });
    await expect(api.listConnections()).rejects.toMatchObject(over);
  });
});
