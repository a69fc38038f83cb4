import { act, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderHookWithSandbox } from '../../test/renderHookWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { useConnect } from './useConnect.ts';
import { useConnection } from './useConnection.ts';
import { useDisconnect } from './useDisconnect.ts';
import { usePull } from './usePull.ts';

function useAll() {
  return {
    connection: useConnection(),
    connecting: useConnect(),
    disconnecting: useDisconnect(),
    pulling: usePull(),
  };
}

async function setup(options?: SandboxSetup) {
  const view = renderHookWithSandbox(useAll, options);
  await waitFor(() => expect(view.result.current.connection.isLoading).toBe(false));
  const getId = () => view.sandbox.connections.at(-1)?.id ?? '';
  return { ...view, getId };
}

/** Another widget or tab of the same person, on the same API. */
const beside = ({ sandbox }: Awaited<ReturnType<typeof setup>>) =>
  setup({
    provider: {
      entityId: sandbox.entityId,
      fetch: sandbox.fetch,
      tokenProvider: async () => sandbox.issueToken(),
    },
  });

describe('two at once', () => {
  afterEach(() => void vi.useRealTimers());

  it('makes one pull for one click each in two widgets, and both see it finish', async () => {
    const first = await setup({ connection: 'connected' });
    const second = await beside(first);
    await act(() =>
      Promise.all([
        first.result.current.pulling.start(),
        second.result.current.pulling.start({ resourceType: 'receivables' }),
      ]),
    );
    expect(first.getCalls('POST')).toHaveLength(1);
    expect(second.result.current.pulling.phase).toBe('running');

    first.sandbox.advance(10_000);
    await act(() => first.result.current.connecting.check());
    await act(() => second.result.current.connecting.check());
    expect(first.result.current.pulling.phase).toBe('complete');
    expect(second.result.current.pulling.phase).toBe('complete');
  });

  it('can pull again after the one who pulled has gone', async () => {
    const first = await setup({ connection: 'connected' });
    await act(() => first.result.current.pulling.start());
    const second = await beside(first);
    first.unmount();
    await act(() => second.result.current.pulling.start());

    expect(first.getCalls('POST')).toHaveLength(2);
  });

  it('disconnects only the system that the person was asked about', async () => {
    const first = await setup({ connection: 'connected' });
    const { sandbox } = first;
    // Somewhere else, the systems are switched.
    const second = await beside(first);
    await act(() => second.result.current.disconnecting.disconnect());
    sandbox.connect(sandbox.entityId, 'freeagent');
    await act(() => first.result.current.disconnecting.disconnect());

    expect(sandbox.connections).toMatchObject([
      { platform: 'xero', status: 'disconnected' },
      { platform: 'freeagent', status: 'connected' },
    ]);
    expect(first.result.current.connection.connection).toMatchObject({ platform: 'freeagent' });
  });

  it('opens nothing for the entity before, when that changes while connecting', async () => {
    const { result, windows, update, sandbox, settle } = await setup({
      sandbox: {
        entities: ['entity-a', 'entity-b'].map((id) => ({ id, name: id, currency: 'GBP' })),
      },
    });
    let connecting: Promise<void> | undefined;
    act(() => void (connecting = result.current.connecting.connect('xero')));
    update({ entityId: 'entity-b' });
    await act(() => connecting);
    await settle(() => undefined);

    expect(windows).toMatchObject([{ address: '', closed: true }]);
    expect(sandbox.connections.every(({ entityId }) => entityId === 'entity-a')).toBe(true);
    expect(result.current.connecting.phase).toBe('idle');
  });

  it('ends what was in the making when the person cancels, and opens nothing', async () => {
    const authorization = vi.fn();
    const { result, sandbox, events } = await setup({ provider: { authorization } });
    // The API makes the connection; its answer is on its way when the person cancels.
    sandbox.fail({ method: 'POST', delayAfter: 5000 });
    await act(async () => {
      const connecting = result.current.connecting.connect('xero');
      await waitFor(() => expect(sandbox.connections).toHaveLength(1));
      await Promise.all([connecting, result.current.connecting.cancel()]);
    });

    expect(authorization).not.toHaveBeenCalled();
    expect(sandbox.connections).toMatchObject([{ status: 'disconnected' }]);
    expect(result.current.connecting.phase).toBe('idle');
    expect(events.map(({ type }) => type)).toEqual(['connect_started', 'connect_cancelled']);
  });
});

describe('what was true before', () => {
  afterEach(() => void vi.useRealTimers());

  it('ends the wait for a connection that is gone', async () => {
    const { result, sandbox } = await setup();
    await act(() => result.current.connecting.connect('xero'));
    sandbox.fail({ path: '/accounting_connections', method: 'GET', body: { data: [] } });
    sandbox.fail({ path: '/accounting_connections/*', method: 'GET', status: 404 });
    await act(() => result.current.connecting.check());

    expect(result.current.connecting.phase).toBe('idle');
    expect(result.current.connection.status).toBe('not_connected');
  });

  it('forgets a finished pull when another system is connected', async () => {
    const { result, sandbox } = await setup({ connection: 'connected' });
    await act(() => result.current.pulling.start());
    sandbox.advance(10_000);
    await act(() => result.current.connecting.check());
    expect(result.current.pulling.phase).toBe('complete');

    await act(() => result.current.disconnecting.disconnect());
    sandbox.connect(sandbox.entityId, 'freeagent');
    await act(() => result.current.connecting.check());
    expect(result.current.pulling).toMatchObject({ phase: 'idle', pulls: [] });
  });

  it('hears the same failure of the accounting system a second time', async () => {
    const { result, sandbox } = await setup({ connection: 'connected' });
    for (const _ of [1, 2]) {
      sandbox.failNextPull('The ledger is locked');
      await act(() => result.current.pulling.start());
      expect(result.current.pulling.phase).toBe('running');
      sandbox.advance(10_000);
      await act(() => result.current.connecting.check());
      expect(result.current.pulling.phase).toBe('failed');
    }
  });

  it('finds out after all that a pull whose answer was lost has finished', async () => {
    const { result, sandbox } = await setup({ connection: 'connected' });
    sandbox.fail({ method: 'POST', lost: 'after' });
    await act(() => result.current.pulling.start());
    expect(result.current.pulling.phase).toBe('running');
    sandbox.advance(10_000);
    await act(() => result.current.connecting.check());

    expect(result.current.pulling).toMatchObject({ phase: 'complete', error: undefined });
  });

  it('asks again when the person comes back while an answer is on its way', async () => {
    const { sandbox, result, comeBack, getCalls } = await setup({ connection: 'connected' });
    vi.useFakeTimers();
    sandbox.fail({ method: 'GET', delay: 1000 });
    act(() => result.current.connection.refresh());
    await comeBack();
    const before = getCalls('GET').length;
    await act(() => vi.advanceTimersByTimeAsync(1100));

    expect(getCalls('GET').length).toBe(before + 1);
  });

  it('obeys Retry-After also when the person comes back', async () => {
    const { sandbox, result, comeBack, getCalls } = await setup({ connection: 'connected' });
    vi.useFakeTimers();
    sandbox.fail({ method: 'GET', status: 503, headers: { 'retry-after': '60' } });
    act(() => result.current.connection.refresh());
    await act(() => vi.advanceTimersByTimeAsync(0));
    await comeBack();
    const before = getCalls('GET').length;
    await act(() => vi.advanceTimersByTimeAsync(59_000));
    expect(getCalls('GET').length).toBe(before);

    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(getCalls('GET').length).toBe(before + 1);
  });

  it('tells once, as an event, that reading fails', async () => {
    const { events, sandbox, result } = await setup({ connection: 'connected' });
    vi.useFakeTimers();
    sandbox.fail({ method: 'GET', status: 503, times: 3 });
    act(() => result.current.connection.refresh());
    await act(() => vi.advanceTimersByTimeAsync(10_000));

    expect(result.current.connection.error).toBeUndefined();
    expect(events).toMatchObject([{ type: 'error', code: 'server_error' }]);
  });
});
