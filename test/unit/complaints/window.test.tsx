// Public complaints about connect widgets.
import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAll } from './renderAll.tsx';

const CREATE = 'POST /accounting_connections';

/**
 * Marks the window as closed, as when another site isolates itself or the person closes it.
 */
const markClosed = (opened: object | undefined) => Object.assign(opened ?? {}, { closed: true });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the authorization window', () => {
  it('complaint 1: reads as closed, but the page keeps waiting until the API says connected', async () => {
    const { result, connect, windows, sandbox, getId, getTypes, advance } = await renderAll();
    await connect('xero');
    markClosed(windows[0]);
    await advance(60_000);
    expect(result.current.connecting).toMatchObject({
      phase: 'awaiting_authorization',
      authorizationWindow: 'gone',
      error: undefined,
    });

    sandbox.authorize(getId());
    await advance(2000);
    expect(result.current.connecting.phase).toBe('connected');
    expect(getTypes()).toEqual(['connect_started', 'authorization_opened', 'connected']);
  });

  it('complaint 1: triggers one fetch when it closes', async () => {
    const { connect, windows, sandbox, getId, result, getCalls, advance } = await renderAll();
    await connect('xero');
    // Long enough for polls every five seconds.
    await advance(130_000);
    sandbox.authorize(getId());
    markClosed(windows[0]);
    const before = getCalls('GET').length;
    await advance(700);
    expect(result.current.connecting.phase).toBe('connected');
    await advance(5000);
    expect(getCalls('GET').length).toBe(before + 1);
  });

  it('complaint 2: can be closed any number of times, and reopens for the same connection', async () => {
    const view = await renderAll();
    const { result, windows, sandbox } = view;
    await view.connect('xero');
    for (let round = 1; round <= 3; round += 1) {
      markClosed(windows.at(-1));
      await view.advance(1000);
      await view.settle(() => result.current.connecting.reopen());
      expect(result.current.connecting).toMatchObject({
        phase: 'awaiting_authorization',
        authorizationWindow: 'open',
      });
    }
    const urls = new Set(windows.map(({ address }) => address));
    expect(urls).toEqual(new Set([sandbox.connections[0]?.authorizationUrl]));
    expect(view.getCalls('POST')).toEqual([CREATE]);
    expect(view.getTypes()).not.toContain('error');
  });

  it('complaint 3: opens in the click, before any request', async () => {
    const order: string[] = [];
    const view = await renderAll();
    const { sandbox, update } = view;
    sandbox.expireTokens();
    update({
      tokenProvider: async () => {
        order.push('token');
        return sandbox.issueToken();
      },
      fetch: (input, init) => {
        order.push(init?.method ?? 'GET');
        return sandbox.fetch(input, init);
      },
    });
    const { open } = window;
    vi.stubGlobal('open', (...words: Parameters<typeof open>) => {
      order.push('window');
      return open(...words);
    });
    sandbox.fail({ method: 'POST', delay: 20_000 });
    let connecting: Promise<unknown> | undefined;
    act(() => void (connecting = view.result.current.connecting.connect('xero')));
    expect(order).toEqual(['window']);
    expect(view.windows).toMatchObject([{ address: '', opener: null }]);

    await view.settle();
    await view.advance(20_000);
    await act(() => connecting);
    expect(order).toEqual(['window', 'GET', 'token', 'GET', 'POST']);
    expect(view.windows).toMatchObject([{ address: sandbox.connections[0]?.authorizationUrl }]);
  });

  it.each([
    ['returns no window', () => null],
    [
      'throws',
      () => {
        throw new Error('not in this app');
      },
    ],
  ])(
    'complaint 4: is replaced by a link while the page keeps polling, if the browser %s',
    async (_, open) => {
      const { result, connect, sandbox, getId, advance, getTypes } = await renderAll();
      vi.stubGlobal('open', open);
      await connect('xero');
      expect(result.current.connecting).toMatchObject({
        phase: 'blocked',
        authorizationUrl: sandbox.connections[0]?.authorizationUrl,
        error: undefined,
      });
      expect(getTypes()).toEqual(['connect_started', 'authorization_blocked']);

      sandbox.authorize(getId());
      await advance(2000);
      expect(result.current.connecting.phase).toBe('connected');
    },
  );

  it('complaint 5: is replaced by a redirect on request, and the page connects after the return', async () => {
    const assign = vi.fn();
    const { result, connect, windows, unmount, sandbox, getId } = await renderAll({
      provider: { authorization: 'redirect' },
    });
    vi.stubGlobal('location', { assign });
    await connect('xero');
    expect(windows).toEqual([]);
    expect(assign).toHaveBeenCalledExactlyOnceWith(result.current.connecting.authorizationUrl);
    vi.unstubAllGlobals();
    unmount();

    sandbox.authorize(getId());
    const returned = await renderAll({
      provider: {
        authorization: 'redirect',
        entityId: sandbox.entityId,
        fetch: sandbox.fetch,
        tokenProvider: async () => sandbox.issueToken(),
      },
    });
    expect(returned.result.current.connecting.phase).toBe('connected');
    expect(returned.getTypes()).toEqual(['connected']);
  });

  it('complaint 6: opens once and creates one connection for many clicks', async () => {
    const { result, windows, sandbox, getCalls, connect, getTypes } = await renderAll();
    const { connecting } = result.current;
    await act(() => Promise.all([1, 2, 3, 4].map(() => connecting.connect('xero'))));
    await connect('xero');

    expect(windows).toHaveLength(1);
    expect(getCalls('POST')).toEqual([CREATE]);
    expect(getTypes().filter((type) => type === 'connect_started')).toHaveLength(1);
    expect(sandbox.connections).toHaveLength(1);
  });

  it('complaint 6: is named for its connection', async () => {
    const { windows, sandbox, connect, result } = await renderAll();
    await connect('xero');
    await act(() => result.current.connecting.cancel());
    await connect('freeagent');

    expect(windows.map(({ name }) => name)).toEqual(
      sandbox.connections.map(({ id }) => `accounting-connect-${id}`),
    );
  });

  it('complaint 6: has no opener before it navigates', async () => {
    const { connect, result } = await renderAll();
    const seen: unknown[] = [];
    const opened = {
      name: '',
      closed: false,
      opener: window,
      focus: () => undefined,
      close: () => undefined,
      location: { replace: (url: string) => void seen.push(opened.opener, url) },
    };
    vi.stubGlobal('open', () => opened);
    await connect('xero');

    expect(seen).toEqual([null, result.current.connecting.authorizationUrl]);
  });
});

describe('the authorization URL', () => {
  const createResponse = (url: string | null) => ({
    method: 'POST',
    status: 201,
    body: {
      id: 'c1',
      created_at: new Date().toISOString(),
      updated_at: new Date().toISOString(),
      status: 'pending_auth',
      platform: 'xero',
      connection_url: url,
    },
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'ftp://files.example.com/',
    'http://login.example.com/',
    'http://127.0.0.1.example.com/',
    'blob:https://example.com/1',
    '/relative',
    '',
    null,
  ])('complaint 4: is not opened if it is unsafe: %s', async (url) => {
    const { result, connect, windows, sandbox } = await renderAll();
    sandbox.fail(createResponse(url));
    await connect('xero');

    expect(result.current.connecting).toMatchObject({
      phase: 'failed',
      authorizationUrl: null,
      error: { code: 'unsafe_authorization_url' },
    });
    expect(windows).toMatchObject([{ address: '', closed: true }]);
  });

  it.each([
    'http://127.0.0.1:4010/authorize/1',
    'http://localhost/a',
    'https://login.example.com/',
  ])('complaint 4: is opened if it is a web page, or http on this computer: %s', async (url) => {
    const { result, connect, windows, sandbox } = await renderAll();
    sandbox.fail(createResponse(url));
    await connect('xero');

    expect(result.current.connecting.phase).toBe('awaiting_authorization');
    expect(windows).toMatchObject([{ address: url }]);
  });
});

describe('a person who comes back', () => {
  const setHidden = (isHidden: boolean) =>
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(isHidden ? 'hidden' : 'visible');

  it('complaint 24: sees the new status that the hidden page has fetched', async () => {
    const { connect, sandbox, getId, result, advance } = await renderAll();
    await connect('xero');
    setHidden(true);
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    // Phones abort requests of hidden pages.
    sandbox.fail({ method: 'GET', lost: 'before', times: 3 });
    await advance(8000);
    sandbox.authorize(getId());
    await advance(8000);

    expect(result.current.connecting).toMatchObject({ phase: 'connected', error: undefined });
  });

  it.each(['focus', 'visibilitychange', 'pageshow', 'online'])(
    'complaint 24: triggers a fetch within 300 ms of %s',
    async (type) => {
      const { connect, sandbox, getId, result, advance } = await renderAll();
      await connect('xero');
      // By now, polls run every 15 seconds.
      await advance(11 * 60_000);
      await advance(3000);
      sandbox.authorize(getId());
      const event = Object.assign(new Event(type), type === 'pageshow' && { persisted: true });
      window.dispatchEvent(event);
      await advance(300);

      expect(result.current.connecting.phase).toBe('connected');
    },
  );
});

describe('recovery', () => {
  it('complaint 30: reconnects a deauthorized platform, even after a failure', async () => {
    const { connect, sandbox, result, windows } = await renderAll({
      connection: 'deauthorized',
      platform: 'freeagent',
    });
    sandbox.fail({ method: 'POST', status: 503 });
    await connect();
    expect(result.current.connecting).toMatchObject({
      phase: 'failed',
      error: { code: 'server_error' },
    });
    expect(result.current.reading.status).toBe('deauthorized');

    await connect();
    expect(sandbox.connections).toMatchObject([
      { platform: 'freeagent', status: 'disconnected' },
      { platform: 'freeagent', status: 'pending_auth' },
    ]);
    expect(windows.at(-1)?.address).toBe(sandbox.connections[1]?.authorizationUrl);
  });

  it('complaint 30: creates a link for another person without a window, and shows when they finish', async () => {
    const { connect, sandbox, result, windows, getId, advance } = await renderAll();
    await connect('xero', { handOver: true });
    expect(windows).toEqual([]);
    expect(result.current.connecting).toMatchObject({
      phase: 'awaiting_authorization',
      authorizationWindow: 'link',
      authorizationUrl: sandbox.connections[0]?.authorizationUrl,
    });

    sandbox.authorize(getId());
    await advance(2000);
    expect(result.current.connecting.phase).toBe('connected');
  });
});
