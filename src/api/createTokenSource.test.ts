import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTokenSource } from './createTokenSource.ts';
import type { TokenContext, TokenResponse } from './TokenProvider.ts';

describe('createTokenSource', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setup(answers: (string | TokenResponse | Error)[]) {
    const contexts: TokenContext[] = [];
    const source = createTokenSource(async (context) => {
      contexts.push(context);
      const answer = answers[contexts.length - 1] ?? 'more';
      if (answer instanceof Error) throw answer;
      return answer;
    }, 'entity-1');
    return { source, reasons: () => contexts.map(({ reason }) => reason), contexts };
  }

  it('calls the provider once for all waiting requests', async () => {
    const { source, contexts } = setup(['one']);

    const tokens = await Promise.all([source.get(), source.get(), source.get()]);

    expect(tokens).toEqual(['one', 'one', 'one']);
    expect(contexts).toHaveLength(1);
    expect(contexts[0]).toMatchObject({ entityId: 'entity-1', reason: 'initial' });
  });

  it('renews a token a minute before it expires', async () => {
    const { source, reasons } = setup([
      { access_token: 'one', expires_in: 1800 },
      { access_token: 'two', expires_in: 1800 },
    ]);
    await source.get();

    vi.advanceTimersByTime(1_739_000);
    expect(await source.get()).toBe('one');
    vi.advanceTimersByTime(2000);
    expect(await source.get()).toBe('two');
    expect(reasons()).toEqual(['initial', 'expired']);
  });

  it('does not renew a short-lived token immediately', async () => {
    const { source, contexts } = setup([{ access_token: 'one', expires_in: 30 }]);
    await source.get();
    vi.advanceTimersByTime(20_000);

    expect(await source.get()).toBe('one');
    expect(contexts).toHaveLength(1);
  });

  it('requests a new token after the API rejected one, and passes the reason', async () => {
    const { source, reasons } = setup(['one', 'two']);
    source.reject(await source.get());

    expect(await source.get()).toBe('two');
    expect(reasons()).toEqual(['initial', 'rejected']);
  });

  it('keeps a renewed token when a request with the old one is rejected', async () => {
    const { source, contexts } = setup(['one', 'two']);
    source.reject(await source.get());
    await source.get();
    source.reject('one');

    expect(await source.get()).toBe('two');
    expect(contexts).toHaveLength(2);
  });

  it('names the provider when the provider throws, and calls it again next time', async () => {
    const { source } = setup([new SyntaxError('"eyJhbGci" is not valid JSON'), 'two']);

    await expect(source.get()).rejects.toMatchObject({
      code: 'token_unavailable',
      // The provider's own message may quote the token.
      message: 'The token provider threw SyntaxError',
      isRetryable: true,
    });
    expect(await source.get()).toBe('two');
  });

  it.each<[string, () => unknown]>([
    ['a Response', () => new Response('', { status: 401 })],
    ['an error with a status', () => Object.assign(new Error('No'), { status: 419 })],
    ['an error of axios', () => Object.assign(new Error('No'), { response: { status: 401 } })],
    ['unauthorized() of Next', () => ({ digest: 'NEXT_HTTP_ERROR_FALLBACK;401' })],
  ])('says that the session has ended if the provider throws %s', async (_, getThrown) => {
    const source = createTokenSource(async () => {
      throw getThrown();
    }, 'entity-1');

    await expect(source.get()).rejects.toMatchObject({
      code: 'session_expired',
      isRetryable: false,
    });
  });

  it.each<[string, object, string]>([
    ['the refusal of our handler', { error: { code: 'unauthorized' } }, 'session_expired'],
    ['a Response', new Response('', { status: 401 }), 'session_expired'],
    ['a refusal of the person', { error: { code: 'forbidden' } }, 'forbidden'],
  ])('recognizes a provider that returns %s', async (_, answer, code) => {
    // JavaScript lets partners pass on any answer of their server.
    const provider = async (): Promise<string> => Object.assign(answer);
    const source = createTokenSource(provider, 'entity-1');

    await expect(source.get()).rejects.toMatchObject({ code, isRetryable: false });
  });

  it.each([
    ['an empty string', '', 'neither a token'],
    ['an empty token', { access_token: '' }, 'neither a token'],
    ['characters that a header cannot hold', 'two\nlines', 'neither a token'],
    ['an expired token', { access_token: 'one', expires_in: 0 }, 'already expired'],
  ])('rejects %s', async (_, answer, message) => {
    const { source } = setup([answer]);

    await expect(source.get()).rejects.toMatchObject({
      code: 'token_unavailable',
      message: expect.stringContaining(message),
    });
  });

  it('times out a provider that hangs, and aborts its signal', async () => {
    let signal: AbortSignal | undefined;
    const source = createTokenSource((context) => {
      signal = context.signal;
      return new Promise(() => undefined);
    }, 'entity-1');
    const result = expect(source.get()).rejects.toMatchObject({
      code: 'token_unavailable',
      message: 'The token provider threw TimeoutError',
    });
    await vi.advanceTimersByTimeAsync(30_000);

    await result;
    expect(signal?.aborted).toBe(true);
  });
});
