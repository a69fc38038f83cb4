import { act, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderHookWithSandbox } from '../../test/renderHookWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { useConnect } from './useConnect.ts';

const CREATE = 'POST /accounting_connections';

async function setup(options?: SandboxSetup) {
  const view = renderHookWithSandbox(useConnect, options);
  await waitFor(() => expect(view.getCalls()).not.toHaveLength(0));
  await act(async () => undefined);
  const getId = () => view.sandbox.connections.at(-1)?.id ?? '';
  const connect = (key?: string) => act(() => view.result.current.connect(key));
  return { ...view, getId, connect };
}

describe('useConnect', () => {
  afterEach(() => void vi.useRealTimers());

  it('opens the window in the click, then navigates it to the authorization page', async () => {
    const { result, windows } = await setup();

    let connecting: Promise<unknown> | undefined;
    act(() => void (connecting = result.current.connect('xero')));
    expect(windows).toMatchObject([{ address: '', opener: null }]);
    expect(result.current.phase).toBe('creating');

    await act(() => connecting);
    expect(result.current.phase).toBe('awaiting_authorization');
    expect(windows).toHaveLength(1);
    expect(windows[0]?.address).toBe(result.current.authorizationUrl);
  });

  it('is connected when the API says so, and emits one event', async () => {
    const { result, sandbox, connect, getId, comeBack, events } = await setup();
    await connect('xero');

    vi.useFakeTimers();
    vi.advanceTimersByTime(300);
    sandbox.authorize(getId());
    await comeBack();
    await act(() => vi.advanceTimersByTimeAsync(0));

    expect(result.current).toMatchObject({
      phase: 'connected',
      connection: { status: 'connected' },
      authorizationUrl: null,
    });
    expect(events.map(({ type }) => type)).toEqual([
      'connect_started',
      'authorization_opened',
      'connected',
    ]);
  });

  it('shows connected within two seconds if the person never leaves the page', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { result, sandbox, connect, getId } = await setup();
    await connect('xero');
    sandbox.authorize(getId());

    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(result.current.phase).toBe('connected');
  });

  it('keeps waiting after the window closes', async () => {
    const { result, connect, windows, comeBack, settle } = await setup();
    await connect('xero');
    Object.assign(windows[0] ?? {}, { closed: true });
    await comeBack();

    expect(result.current.phase).toBe('awaiting_authorization');
    await settle(() => result.current.reopen());
    expect(windows).toHaveLength(2);
    expect(windows[1]?.address).toBe(result.current.authorizationUrl);
  });

  it('brings an open window to the front instead of opening another', async () => {
    const { result, connect, windows, settle } = await setup();
    await connect('xero');
    await settle(() => result.current.reopen());
    await connect('xero');

    expect(windows).toMatchObject([{ focused: 2 }]);
  });

  it('creates one connection for two clicks', async () => {
    const { result, getCalls, sandbox } = await setup();
    await act(() => Promise.all([result.current.connect('xero'), result.current.connect('xero')]));

    expect(getCalls('POST')).toEqual([CREATE]);
    expect(sandbox.connections).toHaveLength(1);
  });

  it('reports a blocked window and keeps waiting', async () => {
    const view = await setup({ canOpenWindows: false });
    await view.connect('xero');

    expect(view.result.current).toMatchObject({
      phase: 'blocked',
      authorizationUrl: expect.stringMatching(/^https:/),
    });
    view.sandbox.authorize(view.getId());
    await act(() => view.result.current.check());
    expect(view.result.current.phase).toBe('connected');
    expect(view.events.map(({ type }) => type)).toContain('authorization_blocked');
  });

  it('resumes a pending connection instead of creating a second', async () => {
    const { result, connect, windows, getCalls } = await setup({ connection: 'pending_auth' });
    expect(result.current.phase).toBe('idle');

    await connect();
    expect(getCalls('POST')).toEqual([]);
    expect(result.current.phase).toBe('awaiting_authorization');
    expect(windows[0]?.address).toBe(result.current.authorizationUrl);
  });

  it('ends a pending connection of another platform before it creates one', async () => {
    const { sandbox, connect } = await setup({ connection: 'pending_auth' });
    await connect('freeagent');

    expect(sandbox.connections).toMatchObject([
      { platform: 'xero', status: 'disconnected' },
      { platform: 'freeagent', status: 'pending_auth' },
    ]);
  });

  it('reconnects a platform that revoked access', async () => {
    const { sandbox, connect, result } = await setup({ connection: 'deauthorized' });
    await connect();

    expect(sandbox.connections).toMatchObject([
      { platform: 'xero', status: 'disconnected' },
      { platform: 'xero', status: 'pending_auth' },
    ]);
    expect(result.current.phase).toBe('awaiting_authorization');
  });

  it('does not connect a second platform, and closes the window it opened', async () => {
    const { result, connect, windows, getCalls } = await setup({ connection: 'connected' });
    await connect('freeagent');

    expect(result.current).toMatchObject({
      phase: 'failed',
      error: { code: 'already_connected' },
    });
    expect(windows).toMatchObject([{ closed: true }]);
    expect(getCalls('POST')).toEqual([]);
  });

  it('checks the API after a lost response instead of connecting again', async () => {
    const { result, connect, sandbox, getCalls } = await setup();
    sandbox.fail({ method: 'POST', lost: 'after' });
    await connect('xero');

    expect(getCalls('POST')).toEqual([CREATE]);
    expect(sandbox.connections).toHaveLength(1);
    expect(result.current.phase).toBe('awaiting_authorization');
  });

  it('reports a failure and can be retried', async () => {
    const { result, connect, sandbox, events, windows } = await setup();
    sandbox.fail({ method: 'POST', status: 500 });
    await connect('xero');
    expect(result.current).toMatchObject({ phase: 'failed', error: { code: 'server_error' } });
    expect(windows).toMatchObject([{ closed: true }]);
    expect(events.at(-1)).toMatchObject({ type: 'error', code: 'server_error' });

    await connect('xero');
    expect(result.current.phase).toBe('awaiting_authorization');
  });

  it('never opens an address that is not a web page', async () => {
    const { result, connect, sandbox, windows } = await setup();
    sandbox.fail({
      method: 'POST',
      status: 201,
      body: {
        id: 'c1',
        created_at: '2026-01-01T00:00:00Z',
        updated_at: '2026-01-01T00:00:00Z',
        status: 'pending_auth',
        platform: 'xero',
        connection_url: 'javascript:alert(1)',
      },
    });
    await connect('xero');

    expect(result.current.error?.code).toBe('unsafe_authorization_url');
    expect(windows).toMatchObject([{ address: '', closed: true }]);
  });

  it('requires a platform key if there is no connection to resume', async () => {
    const { result, connect } = await setup();
    await connect();

    expect(result.current.error).toMatchObject({ code: 'invalid_request' });
  });

  it('can connect again after the person cancels', async () => {
    const { result, connect, sandbox, windows, events } = await setup();
    await connect('xero');
    await act(() => result.current.cancel());

    expect(sandbox.connections).toMatchObject([{ status: 'disconnected' }]);
    expect(result.current.phase).toBe('canceled');
    expect(events.at(-1)?.type).toBe('connect_cancelled');
    await connect('freeagent');
    expect(result.current.phase).toBe('awaiting_authorization');
    // The first window shows a page of another origin, so it cannot be reused.
    expect(windows).toHaveLength(2);
    expect(windows[1]?.address).toBe(result.current.authorizationUrl);
  });

  it('keeps a connection that was authorized just before the person canceled', async () => {
    const { result, connect, sandbox, getId } = await setup();
    await connect('xero');
    sandbox.authorize(getId());
    await act(() => result.current.cancel());

    expect(sandbox.connections).toMatchObject([{ status: 'connected' }]);
    expect(result.current.phase).toBe('connected');
  });

  it('keeps waiting and reports the error when canceling fails', async () => {
    const { result, connect, sandbox } = await setup();
    await connect('xero');
    sandbox.fail({ method: 'POST', status: 500 });
    await act(() => result.current.cancel());

    expect(result.current).toMatchObject({
      phase: 'awaiting_authorization',
      error: { code: 'server_error' },
    });
  });

  it('reports a long wait and keeps polling', async () => {
    const { result, connect, sandbox, getId } = await setup();
    vi.useFakeTimers();
    await connect('xero');
    await act(() => vi.advanceTimersByTimeAsync(4 * 60_000));
    expect(result.current.phase).toBe('taking_long');

    sandbox.authorize(getId());
    await act(() => vi.advanceTimersByTimeAsync(5000));
    expect(result.current.phase).toBe('connected');
  });

  it('opens a tab or calls a function, as the authorization prop says', async () => {
    const tab = await setup({ provider: { authorization: 'tab' } });
    await tab.connect('xero');
    expect(tab.windows).toMatchObject([{ features: '' }]);
    tab.unmount();

    const authorization = vi.fn();
    const own = await setup({ provider: { authorization } });
    await own.connect('xero');
    expect(own.windows).toEqual([]);
    expect(own.result.current.phase).toBe('awaiting_authorization');
    expect(authorization).toHaveBeenCalledExactlyOnceWith(
      own.result.current.authorizationUrl,
      expect.objectContaining({ platform: 'xero' }),
    );
  });

  it('creates one connection when both of two providers are clicked', async () => {
    const first = await setup();
    const second = renderHookWithSandbox(useConnect, {
      provider: {
        entityId: first.sandbox.entityId,
        fetch: first.sandbox.fetch,
        tokenProvider: async () => first.sandbox.issueToken(),
      },
    });
    await act(() =>
      Promise.all([first.result.current.connect('xero'), second.result.current.connect('xero')]),
    );

    expect(first.getCalls('POST')).toEqual([CREATE]);
    expect(second.result.current.phase).toBe('awaiting_authorization');
  });
});
