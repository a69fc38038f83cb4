import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTokenAnswer } from '../../test/readTokenAnswer.ts';
import { setUpTokenHandler } from '../../test/setUpTokenHandler.ts';
import { createSandbox } from '../sandbox/createSandbox.ts';
import type { Sandbox } from '../sandbox/Sandbox.ts';
import { createTokenHandler } from './createTokenHandler.ts';

const countTokens = (sandbox: Sandbox) =>
  sandbox.requests.filter(({ path }) => path === '/auth/token').length;

async function readToken(response: Response): Promise<string> {
  const body: { access_token: string } = await response.json();
  return body.access_token;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('createTokenHandler()', () => {
  it('returns the token of the entity user, and nothing else', async () => {
    const { sandbox, ask } = setUpTokenHandler();

    const response = await ask();

    expect(response.status).toBe(200);
    expect(await readTokenAnswer(response, sandbox)).toEqual({
      access_token: expect.stringMatching(/^\S{20,}$/),
      token_type: 'Bearer',
      expires_in: expect.toSatisfy((seconds) => seconds >= 1798 && seconds <= 1800),
    });
    expect(sandbox.requests).toMatchObject([
      {
        method: 'POST',
        path: '/auth/token',
        headers: { 'x-monite-version': '2023-03-14' },
        body: { grant_type: 'entity_user', entity_user_id: 'user-a' },
        status: 200,
      },
    ]);
  });

  it.each([
    [{ expires_in: 1e300 }, { expires_in: expect.toSatisfy((left) => left <= 86_400) }],
    [{ token_type: undefined }, { token_type: 'Bearer' }],
  ])(
    'turns the response of the token endpoint (%o) into one that browsers can use',
    async (answer, expected) => {
      const { sandbox, ask } = setUpTokenHandler();
      const token = { access_token: 'a-token', token_type: 'Bearer', expires_in: 1800 };
      sandbox.fail({ path: '/auth/token', body: { ...token, ...answer } });
      expect(await readTokenAnswer(await ask(), sandbox)).toMatchObject(expected);
    },
  );

  it('promises no longer lifetime than the token had when the clock is set back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { sandbox, ask } = setUpTokenHandler();
    await ask();

    vi.setSystemTime(Date.now() - 3_600_000);

    expect(await readTokenAnswer(await ask(), sandbox)).toMatchObject({ expires_in: 1800 });
  });

  it('returns a token that can access that entity and no other', async () => {
    const { sandbox, ask } = setUpTokenHandler();
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

  it('sends the API version it was given', async () => {
    const { sandbox, ask } = setUpTokenHandler({ apiVersion: '2024-05-25' });

    await ask();

    expect(sandbox.requests[0]?.headers['x-monite-version']).toBe('2024-05-25');
  });

  it('calls the production API by default, and follows no redirect', async () => {
    const send = vi.fn<typeof fetch>(async () =>
      Response.json({ access_token: 't', token_type: 'Bearer', expires_in: 60 }),
    );
    const { ask } = setUpTokenHandler({ apiUrl: undefined, fetch: send });

    await ask();

    expect(send.mock.calls[0]?.[0]).toBe('https://api.monite.com/v1/auth/token');
    // Following a redirect would carry the secret to another address.
    expect(send.mock.calls[0]?.[1]).toMatchObject({ redirect: 'manual' });
  });

  it.each([null, undefined])('responds with 401 if authorize() returns %s', async (session) => {
    const { sandbox, ask, onError } = setUpTokenHandler({ authorize: async () => session });

    const response = await ask();

    expect(response.status).toBe(401);
    expect(await readTokenAnswer(response, sandbox)).toEqual({
      error: { message: 'Sign in first.', code: 'unauthorized' },
    });
    expect(sandbox.requests).toEqual([]);
    await ask();
    // Once an hour, with what to check if somebody was signed in.
    expect(onError.mock.calls).toEqual([
      [
        expect.objectContaining({
          code: 'unauthorized',
          cause: new Error(
            'authorize() found nobody signed in. If somebody was, read the session before the handler.',
          ),
        }),
      ],
    ]);
  });

  it('responds with 500 without details when authorize() throws, and logs the error', async () => {
    const failure = new Error('postgres://admin:hunter2@db');
    const { sandbox, ask, onError } = setUpTokenHandler({
      authorize: () => {
        throw failure;
      },
    });

    const response = await ask();

    expect(response.status).toBe(500);
    expect(await readTokenAnswer(response, sandbox)).toEqual({
      error: { message: 'Something went wrong on this server.', code: 'internal_error' },
    });
    expect(onError.mock.calls).toEqual([
      [expect.objectContaining({ message: 'authorize() failed', cause: failure })],
    ]);
  });

  it('never requests a token without an entity user', async () => {
    const { sandbox, ask } = setUpTokenHandler({ authorize: () => ({ entityUserId: '' }) });

    const response = await ask();

    expect(response.status).toBe(500);
    expect(await readTokenAnswer(response, sandbox)).toMatchObject({
      error: { code: 'internal_error' },
    });
    expect(sandbox.requests).toEqual([]);
  });

  it.each(['GET', 'PUT', 'DELETE'])('refuses %s', async (method) => {
    const { sandbox, ask } = setUpTokenHandler();

    const response = await ask('user-a', { method });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await readTokenAnswer(response, sandbox)).toMatchObject({
      error: { code: 'method_not_allowed' },
    });
    expect(sandbox.requests).toEqual([]);
  });

  it.each(['clientId', 'clientSecret'] as const)(
    'reads %s when a call needs it, so that an app builds without it',
    async (name) => {
      const { ask, onError, sandbox } = setUpTokenHandler({ [name]: undefined });

      const response = await ask();

      expect(response.status).toBe(500);
      expect(await response.json()).toMatchObject({
        error: { code: 'not_configured', message: expect.stringContaining(`${name} is missing`) },
      });
      expect(onError).toHaveBeenCalledOnce();
      expect(sandbox.requests).toEqual([]);
    },
  );

  it.each(['cross-site', 'same-site', 'none'])(
    'refuses a page of another site (Sec-Fetch-Site: %s)',
    async (site) => {
      const { sandbox, handle } = setUpTokenHandler();

      const response = await handle(
        new Request('https://partner.example/token', {
          method: 'POST',
          headers: { 'x-session': 'user-a', 'sec-fetch-site': site },
        }),
      );

      expect(response.status).toBe(403);
      expect(await readTokenAnswer(response, sandbox)).toMatchObject({
        error: { code: 'foreign_origin' },
      });
      expect(sandbox.requests).toEqual([]);
    },
  );

  it('responds with 500 after 10 seconds when authorize() hangs', async () => {
    vi.useFakeTimers();
    const { ask, onError } = setUpTokenHandler({ authorize: () => new Promise(() => {}) });

    const answer = ask();
    await vi.advanceTimersByTimeAsync(10_000);

    expect((await answer).status).toBe(500);
    expect(String(onError.mock.calls[0]?.[0])).toContain('authorize() did not answer');
  });

  it('passes further arguments on to authorize()', async () => {
    const authorize = vi.fn(async (_: Request, { userId }: { userId: string }) => ({
      entityUserId: userId,
    }));
    const sandbox = createSandbox();
    const { clientId, clientSecret, baseUrl: apiUrl, fetch, entities } = sandbox;
    const handle = createTokenHandler({ clientId, clientSecret, apiUrl, fetch, authorize });
    const request = new Request('https://partner.example/token', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    });

    const response = await handle(request, { userId: entities[0]?.userId ?? '' });

    expect(response.status).toBe(200);
    expect(authorize).toHaveBeenCalledOnce();
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no log');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no log'))],
  ])('responds even if the log %s', async (_, onError) => {
    const { ask } = setUpTokenHandler({
      authorize: () => Promise.reject(new Error('no session store')),
      onError,
    });

    expect((await ask()).status).toBe(500);
  });
});

describe('the tokens of createTokenHandler()', () => {
  it('are requested once for any number of browsers', async () => {
    const { sandbox, ask } = setUpTokenHandler();

    const tokens = await Promise.all(
      Array.from({ length: 20 }, async () => readToken(await ask())),
    );
    tokens.push(await readToken(await ask()));

    expect(new Set(tokens).size).toBe(1);
    expect(countTokens(sandbox)).toBe(1);
  });

  it('differ between entity users', async () => {
    const { sandbox, ask } = setUpTokenHandler();

    const [a, b] = await Promise.all([
      readToken(await ask('user-a')),
      readToken(await ask('user-b')),
    ]);

    expect(a).not.toBe(b);
    expect(countTokens(sandbox)).toBe(2);
  });

  it('are returned with the time they have left, and renewed before they expire', async () => {
    vi.useFakeTimers();
    const { sandbox, ask } = setUpTokenHandler({}, { tokenLifetime: 1000 });
    const first = await readToken(await ask());

    vi.advanceTimersByTime(750_000);
    const late = await ask();
    expect(await readTokenAnswer(late.clone(), sandbox)).toMatchObject({ expires_in: 250 });
    expect(await readToken(late)).toBe(first);

    // From here on the next token is fetched in the background.
    await vi.advanceTimersByTimeAsync(131_000);
    expect(await readToken(await ask())).toBe(first);
    await vi.advanceTimersByTimeAsync(0);
    expect(await readToken(await ask())).not.toBe(first);
    expect(countTokens(sandbox)).toBe(2);
  });

  it('are replaced when a browser reports that the API refused one', async () => {
    const { sandbox, ask } = setUpTokenHandler();
    const first = await readToken(await ask());
    sandbox.expireTokens();

    const second = await readToken(await ask('user-a', { query: '?reason=rejected' }));

    expect(second).not.toBe(first);
    expect(countTokens(sandbox)).toBe(2);
  });

  it('are not replaced again and again when a browser keeps reporting that', async () => {
    const { sandbox, ask } = setUpTokenHandler();
    await ask();

    for (let count = 0; count < 10; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another is the point
      await ask('user-a', { query: '?reason=rejected' });
    }

    expect(countTokens(sandbox)).toBe(2);
  });
});
