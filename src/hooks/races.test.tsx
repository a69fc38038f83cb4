import { act, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderHookWithSandbox } from '../../test/renderHookWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { useAllHooks } from '../../test/useAllHooks.ts';

async function setup(options?: SandboxSetup) {
  const view = renderHookWithSandbox(useAllHooks, options);
  await waitFor(() => expect(view.result.current.reading.isLoading).toBe(false));
  const getId = () => view.sandbox.connections.at(-1)?.id ?? '';
  return { ...view, getId };
}

/** Renders a second widget on the same API, for the same person. */
const setUpBeside = ({ sandbox }: Awaited<ReturnType<typeof setup>>) =>
  setup({
    provider: {
      entityId: sandbox.entityId,
      fetch: sandbox.fetch,
      tokenProvider: async () => sandbox.issueToken(),
    },
  });

describe('concurrent actions', () => {
  afterEach(() => void vi.useRealTimers());

  it('start one pull when both of two widgets are clicked, and both see it finish', async () => {
    const first = await setup({ connection: 'connected' });
    const second = await setUpBeside(first);
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

  it('do not block a new pull after the widget that pulled unmounted', async () => {
    const first = await setup({ connection: 'connected' });
    await act(() => first.result.current.pulling.start());
    const second = await setUpBeside(first);
    first.unmount();
    await act(() => second.result.current.pulling.start());

    expect(first.getCalls('POST')).toHaveLength(2);
  });

  it('disconnect only the platform that the person confirmed', async () => {
    const first = await setup({ connection: 'connected' });
    const { sandbox } = first;
    // The second widget switches to another platform.
    const second = await setUpBeside(first);
    await act(() => second.result.current.disconnecting.disconnect());
    sandbox.connect(sandbox.entityId, 'freeagent');
    await act(() => first.result.current.disconnecting.disconnect());

    expect(sandbox.connections).toMatchObject([
      { platform: 'xero', status: 'disconnected' },
      { platform: 'freeagent', status: 'connected' },
    ]);
    expect(first.result.current.reading.connection).toMatchObject({ platform: 'freeagent' });
  });

  it('open no window for the previous entity when the entity changes while connecting', async () => {
    const { result, windows, update, sandbox, settle } = await setup({
      sandbox: {
        entities: ['entity-a', 'entity-b'].map((id) => ({ id, name: id, currency: 'GBP' })),
      },
    });
    let connecting: Promise<unknown> | undefined;
    act(() => void (connecting = result.current.connecting.connect('xero')));
    update({ entityId: 'entity-b' });
    await act(() => connecting);
    await settle();

    expect(windows).toMatchObject([{ address: '', closed: true }]);
    expect(sandbox.connections.every(({ entityId }) => entityId === 'entity-a')).toBe(true);
    expect(result.current.connecting.phase).toBe('idle');
  });

  it('end a connection that is being created when the person cancels, and open no window', async () => {
    const authorization = vi.fn();
    const { result, sandbox, events } = await setup({ provider: { authorization } });
    // The API has created the connection, but its response arrives after the person cancels.
    sandbox.fail({ method: 'POST', delayAfter: 5000 });
    await act(async () => {
      const connecting = result.current.connecting.connect('xero');
      await waitFor(() => expect(sandbox.connections).toHaveLength(1));
      await Promise.all([connecting, result.current.connecting.cancel()]);
    });

    expect(authorization).not.toHaveBeenCalled();
    expect(sandbox.connections).toMatchObject([{ status: 'disconnected' }]);
    expect(result.current.connecting.phase).toBe('canceled');
    expect(events.map(({ type }) => type)).toEqual(['connect_started', 'connect_cancelled']);
  });
});

describe('after a change elsewhere', () => {
  afterEach(() => void vi.useRealTimers());

  it('stops waiting for a connection that is gone', async () => {
    const { result, sandbox } = await setup();
    await act(() => result.current.connecting.connect('xero'));
    sandbox.fail({ path: '/accounting_connections', method: 'GET', body: { data: [] } });
    sandbox.fail({ path: '/accounting_connections/*', method: 'GET', status: 404 });
    await act(() => result.current.connecting.check());

    expect(result.current.connecting.phase).toBe('idle');
    expect(result.current.reading.status).toBe('not_connected');
  });

  it('clears a finished pull when another platform is connected', async () => {
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

  it('reports the same pull failure a second time', async () => {
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

  it('completes a pull whose response was lost', async () => {
    const { result, sandbox } = await setup({ connection: 'connected' });
    sandbox.fail({ method: 'POST', lost: 'after' });
    await act(() => result.current.pulling.start());
    expect(result.current.pulling.phase).toBe('running');
    sandbox.advance(10_000);
    await act(() => result.current.connecting.check());

    expect(result.current.pulling).toMatchObject({ phase: 'complete', error: undefined });
  });

  it('fetches again when the person comes back during a slow request', async () => {
    const { sandbox, result, comeBack, getCalls } = await setup({ connection: 'connected' });
    vi.useFakeTimers();
    sandbox.fail({ method: 'GET', delay: 1000 });
    act(() => void result.current.reading.refresh());
    await comeBack();
    const before = getCalls('GET').length;
    await act(() => vi.advanceTimersByTimeAsync(1100));

    expect(getCalls('GET').length).toBe(before + 1);
  });

  it('obeys Retry-After even when the person comes back', async () => {
    const { sandbox, result, comeBack, getCalls } = await setup({ connection: 'connected' });
    vi.useFakeTimers();
    sandbox.fail({ method: 'GET', status: 503, headers: { 'retry-after': '60' } });
    act(() => void result.current.reading.refresh());
    await act(() => vi.advanceTimersByTimeAsync(0));
    await comeBack();
    const before = getCalls('GET').length;
    await act(() => vi.advanceTimersByTimeAsync(59_000));
    expect(getCalls('GET').length).toBe(before);

    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(getCalls('GET').length).toBe(before + 1);
  });

  it('emits one error event for a series of failed reads', async () => {
    const { events, sandbox, result } = await setup({ connection: 'connected' });
    vi.useFakeTimers();
    sandbox.fail({ method: 'GET', status: 503, times: 3 });
    act(() => void result.current.reading.refresh());
    await act(() => vi.advanceTimersByTimeAsync(10_000));

    expect(result.current.reading.error).toBeUndefined();
    expect(events).toMatchObject([{ type: 'error', code: 'server_error' }]);
  });
});
