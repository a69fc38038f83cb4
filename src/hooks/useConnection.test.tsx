import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderHookWithSandbox } from '../../test/renderHookWithSandbox.tsx';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import { useConnection } from './useConnection.ts';

function Status() {
  const { status = 'loading' } = useConnection();
  return <p>{status}</p>;
}

describe('useConnection', () => {
  afterEach(() => void vi.useRealTimers());

  it('is loading until the API answers', async () => {
    const { result } = renderHookWithSandbox(useConnection);
    expect(result.current).toMatchObject({
      connection: null,
      status: undefined,
      isLoading: true,
      error: undefined,
    });

    await waitFor(() => expect(result.current.status).toBe('not_connected'));
    expect(result.current.isLoading).toBe(false);
  });

  it.each(['connected', 'pending_auth', 'deauthorized', 'disconnected', 'half_connected'])(
    'returns the status of the API: %s',
    async (connection) => {
      const { result } = renderHookWithSandbox(useConnection, { connection });

      await waitFor(() => expect(result.current.status).toBe(connection));
      expect(result.current.connection).toMatchObject({ platform: 'xero', status: connection });
    },
  );

  it('sends one list request and one token request for 50 components', async () => {
    const fifty = Array.from({ length: 50 }, (_, index) => <Status key={index} />);
    const { getCalls, tokens } = renderWithSandbox(fifty, { connection: 'connected' });

    expect(await screen.findAllByText('connected')).toHaveLength(50);
    expect(getCalls()).toEqual(['GET /accounting_connections']);
    expect(tokens).toEqual(['initial']);
  });

  it('does not re-render when a poll brings no news', async () => {
    const { result, getCalls, comeBack, sandbox } = renderHookWithSandbox(useConnection, {
      connection: 'pending_auth',
    });
    await waitFor(() => expect(result.current.status).toBe('pending_auth'));
    vi.useFakeTimers();
    // Poll times count from the last response, so make one under the fake clock.
    act(() => void result.current.refresh());
    const { renders } = result;
    await act(() => vi.advanceTimersByTimeAsync(200_000));
    expect(getCalls().length).toBeGreaterThanOrEqual(4);
    expect(result.renders).toBe(renders);

    vi.advanceTimersByTime(300);
    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await comeBack();
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(result.current.status).toBe('connected');
    expect(result.renders).toBeGreaterThan(renders);
  });

  it('shows within a minute that the platform revoked access', async () => {
    const { result, sandbox, events } = renderHookWithSandbox(useConnection, {
      connection: 'connected',
    });
    await waitFor(() => expect(result.current.status).toBe('connected'));
    vi.useFakeTimers();
    act(() => void result.current.refresh());
    await act(() => vi.advanceTimersByTimeAsync(0));

    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    await act(() => vi.advanceTimersByTimeAsync(61_000));

    expect(result.current.status).toBe('deauthorized');
    expect(events).toMatchObject([{ type: 'deauthorized', platform: 'xero', version: 1 }]);
  });

  it('keeps the last data when a later read fails, and retries by itself', async () => {
    const { result, sandbox } = renderHookWithSandbox(useConnection, { connection: 'connected' });
    await waitFor(() => expect(result.current.status).toBe('connected'));
    vi.useFakeTimers();
    sandbox.fail({ status: 502 });

    act(() => void result.current.refresh());
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(result.current).toMatchObject({
      status: 'connected',
      error: { code: 'server_error', status: 502 },
    });

    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(result.current.error).toBeUndefined();
  });

  it('returns the error of a failed first read, and retries when the person comes back', async () => {
    let token = '';
    const { result, comeBack, sandbox } = renderHookWithSandbox(useConnection, {
      connection: 'connected',
      provider: {
        tokenProvider: async () => {
          if (!token) throw new Error('no session');
          return token;
        },
      },
    });
    await waitFor(() => expect(result.current.error?.code).toBe('token_unavailable'));
    expect(result.current).toMatchObject({ connection: null, isLoading: false });

    token = sandbox.issueToken();
    await comeBack();
    await waitFor(() => expect(result.current.status).toBe('connected'));
    expect(result.current.error).toBeUndefined();
  });

  it('never shows the connection of the previous entity', async () => {
    const entities = ['entity-a', 'entity-b'].map((id) => ({ id, name: id, currency: 'GBP' }));
    const { update, sandbox } = renderWithSandbox(<Status />, {
      connection: 'connected',
      sandbox: { entities },
    });
    await screen.findByText('connected');

    update({ entityId: 'entity-b' });
    expect(screen.getByText('loading')).toBeVisible();
    expect(await screen.findByText('not_connected')).toBeVisible();
    expect(sandbox.requests.at(-1)?.headers['x-monite-entity-id']).toBe('entity-b');
  });

  it('stops polling after the last component unmounts', async () => {
    const { unmount, getCalls } = renderWithSandbox(<Status />, { connection: 'pending_auth' });
    await screen.findByText('pending_auth');
    vi.useFakeTimers();
    unmount();
    const before = getCalls().length;

    await vi.advanceTimersByTimeAsync(60_000);
    window.dispatchEvent(new Event('focus'));
    await vi.advanceTimersByTimeAsync(0);

    expect(getCalls()).toHaveLength(before);
  });
});
