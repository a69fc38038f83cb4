// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../sandbox/createSandbox.ts';
import type { Sandbox } from '../sandbox/Sandbox.ts';
import type { SandboxOptions } from '../sandbox/SandboxOptions.ts';
import { createTokenHandler } from './createTokenHandler.ts';
import type { TokenHandlerOptions } from './createTokenHandler.ts';

const TOKEN_PATH = '/auth/token';

function setUp(options: Partial<TokenHandlerOptions> = {}, sandboxOptions: SandboxOptions = {}) {
  const sandbox = createSandbox({
    entities: [
      { id: 'entity-a', name: 'A', currency: 'GBP', userId: 'user-a' },
      { id: 'entity-b', name: 'B', currency: 'EUR', userId: 'user-b' },
    ],
    ...sandboxOptions,
  });
  const onError = vi.fn<(error: unknown) => void>();
  const handle = createTokenHandler({
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    apiUrl: sandbox.baseUrl,
    fetch: sandbox.fetch,
    // The session says who it is; here it is a header.
    authorize: (request) => {
      const entityUserId = request.headers.get('x-session');
      return entityUserId === null ? null : { entityUserId };
    },
    onError,
    ...options,
  });
  const ask = (user: string | null = 'user-a', { method = 'POST', query = '' } = {}) =>
    handle(
      new Request(`https://partner.example/token${query}`, {
        method,
        headers: user === null ? {} : { 'x-session': user },
      }),
    );
  return { sandbox, handle, ask, onError };
}

const countTokens = (sandbox: Sandbox) =>
  sandbox.requests.filter(({ path }) => path === TOKEN_PATH).length;

/** Reads an answer, and makes sure that it gives away nothing. */
async function read(response: Response, sandbox: Sandbox) {
  const text = await response.text();
  const all = `${text} ${JSON.stringify([...response.headers])}`;
  expect(all).not.toContain(sandbox.clientSecret);
  expect(all).not.toContain(sandbox.clientId);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-type')).toBe('application/json');
  const body: unknown = JSON.parse(text);
  return body;
}

async function readToken(response: Response): Promise<string> {
  const body: { access_token: string } = await response.json();
  return body.access_token;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('createTokenHandler()', () => {
  it('hands on the token of the entity user, and nothing else', async () => {
    const { sandbox, ask } = setUp();

    const response = await ask();

    expect(response.status).toBe(200);
    expect(await read(response, sandbox)).toEqual({
      access_token: expect.stringMatching(/^\S{20,}$/),
      token_type: 'Bearer',
      expires_in: expect.toSatisfy((seconds) => seconds >= 1798 && seconds <= 1800),
    });
    expect(sandbox.requests).toMatchObject([
      {
        method: 'POST',
        path: TOKEN_PATH,
        headers: { 'x-monite-version': '2023-03-14' },
        body: { grant_type: 'entity_user', entity_user_id: 'user-a' },
        status: 200,
      },
    ]);
  });

  it('hands out a token that opens that entity and no other', async () => {
    const { sandbox, ask } = setUp();
    const token = await readToken(await ask('user-a'));
    const list = (entityId: string) =>
      sandbox.fetch(`${sandbox.baseUrl}/accounting_connections`, {
        headers: {
          Authorization: `Bearer ${token}`,
          'X-Monite-Version': '2023-03-14',
          'X-Monite-Entity-Id': entityId,
        },
      });

    expect((await list('entity-a')).status).toBe(200);
    expect((await list('entity-b')).status).toBe(403);
  });

  it('asks in the API version it was given', async () => {
    const { sandbox, ask } = setUp({ apiVersion: '2024-05-25' });

    await ask();

    expect(sandbox.requests[0]?.headers['x-monite-version']).toBe('2024-05-25');
  });

  it('asks the production API where no other is given, and only that', async () => {
    const send = vi.fn<typeof fetch>(async () =>
      Response.json({ access_token: 't', token_type: 'Bearer', expires_in: 60 }),
    );
    const { ask } = setUp({ apiUrl: undefined, fetch: send });

    await ask();

    expect(send.mock.calls[0]?.[0]).toBe('https://api.monite.com/v1/auth/token');
    // A redirect that is followed takes the secret with it.
    expect(send.mock.calls[0]?.[1]).toMatchObject({ redirect: 'manual' });
  });

  it.each([null, undefined])('answers 401 to whom authorize() knows not (%s)', async (nobody) => {
    const { sandbox, ask, onError } = setUp({ authorize: async () => nobody });

    const response = await ask();

    expect(response.status).toBe(401);
    expect(await read(response, sandbox)).toEqual({
      error: { message: 'Sign in first.', code: 'unauthorized' },
    });
    expect(sandbox.requests).toEqual([]);
    expect(onError).not.toHaveBeenCalled();
  });

  it('answers 500 without a word of what authorize() threw, and tells the log', async () => {
    const failure = new Error('postgres://admin:hunter2@db');
    const { sandbox, ask, onError } = setUp({
      authorize: () => {
        throw failure;
      },
    });

    const response = await ask();

    expect(response.status).toBe(500);
    expect(await read(response, sandbox)).toEqual({
      error: { message: 'Something went wrong on this server.', code: 'internal_error' },
    });
    expect(onError.mock.calls).toEqual([[failure]]);
  });

  it('never asks for a token without an entity user', async () => {
    const { sandbox, ask } = setUp({ authorize: () => ({ entityUserId: '' }) });

    const response = await ask();

    expect(response.status).toBe(500);
    expect(await read(response, sandbox)).toMatchObject({ error: { code: 'internal_error' } });
    expect(sandbox.requests).toEqual([]);
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const { sandbox, ask } = setUp();

    const response = await ask('user-a', { method });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await read(response, sandbox)).toMatchObject({ error: { code: 'method_not_allowed' } });
    expect(sandbox.requests).toEqual([]);
  });

  it.each(['clientId', 'clientSecret'] as const)('says at once that the %s is missing', (name) => {
    expect(() => setUp({ [name]: '' })).toThrow(`${name} is missing`);
  });

  it('answers all the same when the log throws', async () => {
    const { ask } = setUp({
      authorize: () => {
        throw new Error('no session store');
      },
      onError: () => {
        throw new Error('no log either');
      },
    });

    expect((await ask()).status).toBe(500);
  });
});

describe('the tokens of createTokenHandler()', () => {
  it('are asked for once, however many browsers wait', async () => {
    const { sandbox, ask } = setUp();

    const tokens = await Promise.all(
      Array.from({ length: 20 }, async () => readToken(await ask())),
    );
    tokens.push(await readToken(await ask()));

    expect(new Set(tokens).size).toBe(1);
    expect(countTokens(sandbox)).toBe(1);
  });

  it('are one for each entity user', async () => {
    const { sandbox, ask } = setUp();

    const [a, b] = await Promise.all([
      readToken(await ask('user-a')),
      readToken(await ask('user-b')),
    ]);

    expect(a).not.toBe(b);
    expect(countTokens(sandbox)).toBe(2);
  });

  it('are handed out with the time that is left of them, and renewed ahead of their end', async () => {
    vi.useFakeTimers();
    const { sandbox, ask } = setUp({}, { tokenLifetime: 1000 });
    const first = await readToken(await ask());

    vi.advanceTimersByTime(850_000);
    const late = await ask();
    expect(await read(late.clone(), sandbox)).toMatchObject({ expires_in: 150 });
    expect(await readToken(late)).toBe(first);

    vi.advanceTimersByTime(31_000);
    expect(await readToken(await ask())).not.toBe(first);
    expect(countTokens(sandbox)).toBe(2);
  });

  it('are replaced when a browser says that the API refused one', async () => {
    const { sandbox, ask } = setUp();
    const first = await readToken(await ask());
    sandbox.expireTokens();

    const second = await readToken(await ask('user-a', { query: '?reason=rejected' }));

    expect(second).not.toBe(first);
    expect(countTokens(sandbox)).toBe(2);
  });

  it('are not replaced again and again by a browser that keeps saying so', async () => {
    const { sandbox, ask } = setUp();
    await ask();

    for (let count = 0; count < 10; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another is the point
      await ask('user-a', { query: '?reason=rejected' });
    }

    expect(countTokens(sandbox)).toBe(2);
  });
});

describe('createTokenHandler() and a token endpoint in trouble', () => {
  const failures = [
    ['is down', { status: 503 }, 502, 'token_endpoint_unavailable'],
    ['is busy', { status: 429 }, 502, 'token_endpoint_unavailable'],
    ['is not there', { lost: 'before' as const }, 502, 'token_endpoint_unavailable'],
    ['refuses', { status: 401 }, 502, 'token_endpoint_refused'],
    [
      'redirects',
      { status: 307, headers: { Location: 'https://elsewhere.example/' } },
      502,
      'token_endpoint_refused',
    ],
    ['answers HTML', { body: '<h1>Internal stack trace</h1>' }, 502, 'token_endpoint_invalid'],
    ['answers nothing', { status: 200, body: '' }, 502, 'token_endpoint_invalid'],
    ['answers without a token', { body: { expires_in: 60 } }, 502, 'token_endpoint_invalid'],
    [
      'does not say how long',
      { body: { access_token: 'leak-me', token_type: 'Bearer' } },
      502,
      'token_endpoint_invalid',
    ],
    [
      'answers a token that has ended',
      { body: { access_token: 'leak-me', expires_in: 0 } },
      502,
      'token_endpoint_invalid',
    ],
  ] as const;

  it.each(failures)('which %s', async (_, rule, status, code) => {
    const { sandbox, ask, onError } = setUp();
    sandbox.fail({ path: TOKEN_PATH, ...rule });

    const response = await ask();
    const body = await read(response, sandbox);

    expect(response.status).toBe(status);
    expect(body).toEqual({ error: { message: expect.any(String), code } });
    expect(JSON.stringify(body)).not.toMatch(/stack trace|leak-me|The sandbox|elsewhere/);
    expect(onError).toHaveBeenCalledOnce();
    expect(String(onError.mock.calls[0]?.[0])).not.toContain(sandbox.clientSecret);

    expect((await ask()).status).toBe(200);
  });

  it('says nothing of a wrong secret but that it was refused', async () => {
    const { sandbox, ask } = setUp({ clientSecret: 'wrong-secret' });

    const response = await ask();
    const body = await read(response, sandbox);

    expect(response.status).toBe(502);
    expect(body).toMatchObject({ error: { code: 'token_endpoint_refused' } });
    expect(JSON.stringify(body)).not.toContain('wrong-secret');
  });

  it('keeps the secret to itself when fetch fails with the request in its words', async () => {
    const { sandbox, ask, onError } = setUp({
      fetch: async (_, init) => {
        throw new TypeError(`cannot send ${String(init?.body)}`);
      },
    });

    expect((await ask()).status).toBe(502);
    const error = onError.mock.calls[0]?.[0];
    expect(error).toBeInstanceOf(Error);
    expect(`${String(error)} ${error instanceof Error && String(error.cause)}`).not.toContain(
      sandbox.clientSecret,
    );
  });

  it.each([
    ['slow', undefined],
    ['slow, over a fetch that cannot be stopped', () => new Promise<Response>(() => {})],
  ])('which is %s: 504 after 10 seconds', async (_, send) => {
    vi.useFakeTimers();
    const { sandbox, ask } = setUp(send ? { fetch: send } : {});
    sandbox.fail({ path: TOKEN_PATH, delay: 60_000 });

    const answer = ask();
    const settled = vi.fn<() => void>();
    void answer.then(settled);
    await vi.advanceTimersByTimeAsync(9900);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);

    const response = await answer;
    expect(response.status).toBe(504);
    expect(await read(response, sandbox)).toMatchObject({
      error: { code: 'token_endpoint_timeout' },
    });
  });
});
