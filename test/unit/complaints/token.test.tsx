// Public complaints about connect widgets.
import { act } from '@testing-library/react';
import type { TokenContext, TokenProvider } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAll } from './renderAll.tsx';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a token that expires', () => {
  it('complaint 7: is renewed early, so no call is rejected while a page stays open for hours', async () => {
    const { tokens, advance, result, sandbox } = await renderAll({ connection: 'connected' });
    for (let minute = 0; minute < 180; minute += 5) {
      // Somebody uses the page.
      act(() => void window.dispatchEvent(new Event('keydown')));
      await advance(5 * MINUTE);
    }

    expect(tokens).toEqual(['initial', ...Array.from({ length: 6 }, () => 'expired')]);
    expect(sandbox.requests.length).toBeGreaterThan(170);
    expect(sandbox.requests.filter(({ status }) => status !== 200)).toEqual([]);
    expect(result.current.reading).toMatchObject({ status: 'connected', error: undefined });
  });

  it('complaint 7: is renewed and the call replayed when it expires too early', async () => {
    const { sandbox, connect, result, tokens, getCalls, getTypes } = await renderAll();
    sandbox.expireTokens();
    await connect('xero');

    expect(tokens).toEqual(['initial', 'rejected']);
    expect(getCalls('POST')).toHaveLength(1);
    expect(result.current.connecting.phase).toBe('awaiting_authorization');
    expect(getTypes()).not.toContain('error');
  });

  it('complaint 8: is requested once, even if many calls are rejected at once', async () => {
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

  it('complaint 8: is not requested forever when the API rejects each one', async () => {
    const { sandbox, result, tokens, advance, comeBack, getCalls } = await renderAll({
      connection: 'connected',
    });
    const stopRejecting = sandbox.fail({ status: 401, times: Infinity });
    act(() => void result.current.reading.refresh());
    await advance(0);
    expect(result.current.reading).toMatchObject({
      status: 'connected',
      error: { code: 'session_expired', isRetryable: false },
    });
    expect(tokens).toEqual(['initial', 'rejected']);

    const before = getCalls().length;
    await advance(20 * MINUTE);
    expect(getCalls()).toHaveLength(before);
    expect(tokens).toHaveLength(2);

    // The person has signed in to the product again.
    stopRejecting();
    sandbox.expireTokens();
    await comeBack();
    await advance(0);
    expect(result.current.reading).toMatchObject({ status: 'connected', error: undefined });
    expect(tokens).toEqual(['initial', 'rejected', 'rejected']);
  });

  it('complaint 8: ends an action after two rejections, and the person can retry', async () => {
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
  /** Returns a value that the types forbid. */
  const asAny = (value: unknown) => JSON.parse(JSON.stringify(value));

  it.each<[string, string, TokenProvider]>([
    [
      'throws',
      'threw TypeError',
      () => {
        throw new TypeError('no session');
      },
    ],
    ['rejects', 'threw TypeError', () => Promise.reject(new TypeError('no session'))],
    ['rejects with a string', 'threw something', () => Promise.reject('no')], // oxlint-disable-line prefer-promise-reject-errors -- a partner may
    ['returns an empty string', 'neither a token', async () => asAny('')],
    ['returns null', 'neither a token', async () => asAny(null)],
    ['returns a number', 'neither a token', async () => asAny(7)],
    ['returns a list', 'neither a token', async () => asAny(['a'])],
    ['returns the wrong field', 'neither a token', async () => asAny({ token: 'a' })],
    ['returns an HTML page', 'neither a token', async () => '<!doctype html>\n<html></html>'],
    [
      'returns an expired token',
      'already expired',
      async () => ({ access_token: 'a', expires_in: 0 }),
    ],
  ])(
    'complaint 7: that %s causes a clear error, and is called again later',
    async (_, words, broken) => {
      let provider = broken;
      const provide = vi.fn((context: TokenContext) => provider(context));
      const { sandbox, result, advance, getCalls, events } = await renderAll({
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

      await advance(10_000);
      expect(provide.mock.calls.length).toBeGreaterThan(2);
      expect(provide.mock.calls.length).toBeLessThan(9);
      provider = async () => sandbox.issueToken();
      await advance(30_000);
      expect(result.current.reading).toMatchObject({ status: 'connected', error: undefined });
    },
  );

  it('complaint 7: that hangs times out after 30 s, is aborted, and is called again later', async () => {
    const contexts: TokenContext[] = [];
    const { sandbox, result, advance, update } = await renderAll({ connection: 'connected' });
    update({
      tokenProvider: (context) => {
        contexts.push(context);
        return new Promise(() => undefined);
      },
    });
    sandbox.expireTokens();
    act(() => void result.current.reading.refresh());
    await advance(29_000);
    expect(contexts).toHaveLength(1);
    expect(result.current.reading.error).toBeUndefined();
    await advance(1000);
    expect(result.current.reading).toMatchObject({
      status: 'connected',
      error: {
        code: 'token_unavailable',
        message: 'The token provider threw TimeoutError',
      },
    });
    expect(contexts[0]?.signal.aborted).toBe(true);

    update({ tokenProvider: async () => sandbox.issueToken() });
    await advance(2000);
    expect(result.current.reading.error).toBeUndefined();
  });
});
