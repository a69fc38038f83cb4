// Public complaints about connect widgets; the number is the row of the table in README.md here.
import { act } from '@testing-library/react';
import type { TokenContext, TokenProvider } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAll } from './renderAll.tsx';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a token that ends', () => {
  it('complaint 7: is renewed before, so that a page stays open for hours and no call is refused', async () => {
    const { tokens, pass, result, sandbox } = await renderAll({ connection: 'connected' });
    for (let minute = 0; minute < 180; minute += 5) await pass(5 * MINUTE);

    expect(tokens).toEqual(['initial', ...Array.from({ length: 6 }, () => 'expired')]);
    expect(sandbox.requests.length).toBeGreaterThan(170);
    expect(sandbox.requests.filter(({ status }) => status !== 200)).toEqual([]);
    expect(result.current.reading).toMatchObject({ status: 'connected', error: undefined });
  });

  it('complaint 7: is renewed and the call replayed when it ends too early, and nobody notices', async () => {
    const { sandbox, connect, result, tokens, getCalls, getTypes } = await renderAll();
    sandbox.expireTokens();
    await connect('xero');

    expect(tokens).toEqual(['initial', 'rejected']);
    expect(getCalls('POST')).toHaveLength(1);
    expect(result.current.connecting.phase).toBe('awaiting_authorization');
    expect(getTypes()).not.toContain('error');
  });

  it('complaint 8: is asked for once, however many calls were refused at once', async () => {
    const { sandbox, result, tokens } = await renderAll({ connection: 'connected' });
    sandbox.expireTokens();
    const { connecting, disconnecting, pulling } = result.current;
    await act(() =>
      Promise.all([
        connecting.check(),
        connecting.check(),
        pulling.start(),
        disconnecting.disconnect(),
        connecting.check(),
      ]),
    );

    expect(tokens).toEqual(['initial', 'rejected']);
  });

  it('complaint 8: is not asked for again and again when the API refuses each', async () => {
    const { sandbox, result, tokens, pass, comeBack, getCalls } = await renderAll({
      connection: 'connected',
    });
    const forgive = sandbox.fail({ status: 401, times: Infinity });
    act(() => result.current.reading.refresh());
    await pass(0);
    expect(result.current.reading).toMatchObject({
      status: 'connected',
      error: { code: 'session_expired', isRetryable: false },
    });
    expect(tokens).toEqual(['initial', 'rejected']);

    const before = getCalls().length;
    await pass(20 * MINUTE);
    expect(getCalls()).toHaveLength(before);
    expect(tokens).toHaveLength(2);

    // The person has signed in to the product again.
    forgive();
    sandbox.expireTokens();
    await comeBack();
    await pass(0);
    expect(result.current.reading).toMatchObject({ status: 'connected', error: undefined });
    expect(tokens).toEqual(['initial', 'rejected', 'rejected']);
  });

  it('complaint 8: ends an action after two refusals, and lets it be tried again', async () => {
    const { sandbox, connect, result, tokens, windows } = await renderAll();
    sandbox.fail({ status: 401, times: 2 });
    await connect('xero');
    expect(result.current.connecting).toMatchObject({
      phase: 'failed',
      error: { code: 'session_expired' },
    });
    expect(windows).toMatchObject([{ closed: true }]);
    expect(tokens).toEqual(['initial', 'rejected']);

    await connect('xero');
    expect(result.current.connecting.phase).toBe('awaiting_authorization');
  });
});

describe('a token provider', () => {
  /** What no type would let through. */
  const answer = (value: unknown) => JSON.parse(JSON.stringify(value));

  it.each<[string, string, TokenProvider]>([
    [
      'throws',
      'threw TypeError',
      () => {
        throw new TypeError('no session');
      },
    ],
    ['rejects', 'threw TypeError', () => Promise.reject(new TypeError('no session'))],
    ['rejects with a word', 'threw something', () => Promise.reject('no')], // oxlint-disable-line prefer-promise-reject-errors -- a partner may
    ['returns nothing', 'neither a token', async () => answer('')],
    ['returns null', 'neither a token', async () => answer(null)],
    ['returns a number', 'neither a token', async () => answer(7)],
    ['returns a list', 'neither a token', async () => answer(['a'])],
    ['returns the wrong field', 'neither a token', async () => answer({ token: 'a' })],
    ['returns a page', 'neither a token', async () => '<!doctype html>\n<html></html>'],
    [
      'returns what has expired',
      'already expired',
      async () => ({ access_token: 'a', expires_in: 0 }),
    ],
  ])(
    'complaint 7: that %s is named as the cause, and is asked again later',
    async (_, words, broken) => {
      let provider = broken;
      const provide = vi.fn((context: TokenContext) => provider(context));
      const { sandbox, result, pass, getCalls, events } = await renderAll({
        connection: 'connected',
        provider: { tokenProvider: provide },
      });
      expect(result.current.reading).toMatchObject({
        status: undefined,
        error: {
          code: 'token_unavailable',
          isRetryable: true,
          message: expect.stringMatching(`^The token provider .*${words}`),
        },
      });
      expect(getCalls()).toEqual([]);
      expect(events).toMatchObject([{ type: 'error', code: 'token_unavailable' }]);

      await pass(10_000);
      expect(provide.mock.calls.length).toBeGreaterThan(2);
      expect(provide.mock.calls.length).toBeLessThan(9);
      provider = async () => sandbox.issueToken();
      await pass(30_000);
      expect(result.current.reading).toMatchObject({ status: 'connected', error: undefined });
    },
  );

  it('complaint 7: that hangs is given up after 30 s, told so, and asked again', async () => {
    const contexts: TokenContext[] = [];
    const { sandbox, result, pass, update } = await renderAll({ connection: 'connected' });
    update({
      tokenProvider: (context) => {
        contexts.push(context);
        return new Promise(() => undefined);
      },
    });
    sandbox.expireTokens();
    act(() => result.current.reading.refresh());
    await pass(29_000);
    expect(contexts).toHaveLength(1);
    expect(result.current.reading.error).toBeUndefined();
    await pass(1000);
    expect(result.current.reading).toMatchObject({
      status: 'connected',
      error: {
        code: 'token_unavailable',
        message: 'The token provider threw TimeoutError',
      },
    });
    expect(contexts[0]?.signal.aborted).toBe(true);

    update({ tokenProvider: async () => sandbox.issueToken() });
    await pass(2000);
    expect(result.current.reading.error).toBeUndefined();
  });
});
