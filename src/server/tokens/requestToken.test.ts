import { afterEach, describe, expect, it, vi } from 'vitest';
import { readTokenAnswer } from '../../../test/readTokenAnswer.ts';
import { setUpTokenHandler } from '../../../test/setUpTokenHandler.ts';

const TOKEN_PATH = '/auth/token';

afterEach(() => {
  vi.useRealTimers();
});

describe('createTokenHandler() and a token endpoint', () => {
  const failures = [
    ['is down', { status: 503 }, 502, 'token_endpoint_unavailable'],
    ['is busy', { status: 429 }, 502, 'token_endpoint_unavailable'],
    ['is unreachable', { lost: 'before' as const }, 502, 'token_endpoint_unavailable'],
    ['refuses', { status: 401 }, 502, 'token_endpoint_refused'],
    [
      'redirects',
      { status: 307, headers: { Location: 'https://elsewhere.example/' } },
      502,
      'token_endpoint_refused',
    ],
    [
      'responds with HTML',
      { body: '<h1>Internal stack trace</h1>' },
      502,
      'token_endpoint_invalid',
    ],
    ['responds with an empty body', { status: 200, body: '' }, 502, 'token_endpoint_invalid'],
    ['responds without a token', { body: { expires_in: 60 } }, 502, 'token_endpoint_invalid'],
    [
      'sends an invalid token type',
      { body: { access_token: 'leak-me', expires_in: 60, token_type: 'Bearer of <leak-me>' } },
      502,
      'token_endpoint_invalid',
    ],
    [
      'sends no lifetime',
      { body: { access_token: 'leak-me', token_type: 'Bearer' } },
      502,
      'token_endpoint_invalid',
    ],
    [
      'sends an expired token',
      { body: { access_token: 'leak-me', expires_in: 0 } },
      502,
      'token_endpoint_invalid',
    ],
  ] as const;

  it.each(failures)('that %s', async (_, rule, status, code) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { sandbox, ask, onError } = setUpTokenHandler();
    sandbox.fail({ path: TOKEN_PATH, ...rule });

    const response = await ask();
    const body = await readTokenAnswer(response, sandbox);

    expect(response.status).toBe(status);
    expect(body).toEqual({ error: { message: expect.any(String), code } });
    expect(JSON.stringify(body)).not.toMatch(/stack trace|leak-me|The sandbox|elsewhere/);
    expect(onError).toHaveBeenCalledOnce();
    expect(String(onError.mock.calls[0]?.[0])).not.toContain(sandbox.clientSecret);

    vi.advanceTimersByTime(1000);
    expect((await ask()).status).toBe(200);
  });

  it('that refuses the secret causes an error without the secret', async () => {
    const { sandbox, ask } = setUpTokenHandler({ clientSecret: 'wrong-secret' });

    const response = await ask();
    const body = await readTokenAnswer(response, sandbox);

    expect(response.status).toBe(502);
    expect(body).toMatchObject({ error: { code: 'token_endpoint_refused' } });
    expect(JSON.stringify(body)).not.toContain('wrong-secret');
  });

  it('that fails with the request in the message causes an error without the secret', async () => {
    const { sandbox, ask, onError } = setUpTokenHandler({
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
    ['slow, with a fetch that ignores its signal', () => new Promise<Response>(() => {})],
  ])('that is %s causes a 504 after 10 seconds', async (_, send) => {
    vi.useFakeTimers();
    const { sandbox, ask } = setUpTokenHandler(send ? { fetch: send } : {});
    sandbox.fail({ path: TOKEN_PATH, delay: 60_000 });

    const answer = ask();
    const settled = vi.fn<() => void>();
    void answer.then(settled);
    await vi.advanceTimersByTimeAsync(9900);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);

    const response = await answer;
    expect(response.status).toBe(504);
    expect(await readTokenAnswer(response, sandbox)).toMatchObject({
      error: { code: 'token_endpoint_timeout' },
    });
  });
});
