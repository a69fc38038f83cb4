import { act, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderHookWithSandbox } from '../../test/renderHookWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { usePull } from './usePull.ts';

async function setup(options?: SandboxSetup) {
  const view = renderHookWithSandbox(usePull, { connection: 'connected', ...options });
  await waitFor(() => expect(view.getCalls()).not.toHaveLength(0));
  await act(async () => undefined);
  const id = view.sandbox.connections[0]?.id ?? '';
  const start = (request?: Parameters<typeof view.result.current.start>[0]) =>
    act(() => view.result.current.start(request));
  return { ...view, id, start, pullPath: `POST /accounting_connections/${id}/data_pulls` };
}

describe('usePull', () => {
  afterEach(() => void vi.useRealTimers());

  it('is idle at first, and reports no pull for a new connection', async () => {
    const { result } = await setup();

    expect(result.current).toMatchObject({
      phase: 'idle',
      pulls: [],
      lastPulledAt: null,
      error: undefined,
    });
    expect(Date.parse(result.current.nextPullAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('moves from requesting through running to complete, and reports when data was pulled', async () => {
    const { result, start, events } = await setup();
    vi.useFakeTimers();
    let starting: Promise<unknown> | undefined;
    act(() => void (starting = result.current.start()));
    expect(result.current.phase).toBe('requesting');
    await act(() => starting);
    expect(result.current).toMatchObject({ phase: 'running', lastPulledAt: null });
    expect(result.current.pulls).toHaveLength(2);

    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(result.current.phase).toBe('complete');
    expect(result.current.lastPulledAt).not.toBeNull();
    expect(events.map(({ type }) => type)).toEqual(['pull_started', 'pull_completed']);

    await start();
    expect(result.current.phase).toBe('running');
  });

  it('pulls a single resource type', async () => {
    const { result, start, sandbox } = await setup();
    await start({ resourceType: 'line_items' });

    expect(result.current).toMatchObject({
      resourceType: 'line_items',
      pulls: [{ resourceType: 'line_items', status: 'queued' }],
    });
    expect(sandbox.requests.at(-1)?.query).toEqual({ resource_type: 'line_items' });
  });

  it('sends one request for two clicks, and none while a pull runs', async () => {
    const { result, start, getCalls, pullPath } = await setup();
    await act(() => Promise.all([result.current.start(), result.current.start()]));
    await start();

    expect(getCalls('POST')).toEqual([pullPath]);
  });

  it('never repeats a request whose response was lost', async () => {
    const { result, start, sandbox, getCalls, events } = await setup();
    sandbox.fail({ method: 'POST', lost: 'before' });
    vi.useFakeTimers();
    await start();
    // The API may have accepted the pull.
    expect(result.current).toMatchObject({ phase: 'running', error: undefined });
    await act(() => vi.advanceTimersByTimeAsync(65_000));

    expect(getCalls('POST')).toHaveLength(1);
    expect(result.current).toMatchObject({ phase: 'failed', error: { code: 'network' } });
    expect(events.at(-1)).toMatchObject({ type: 'pull_failed', code: 'network' });
  });

  it('fails with the platform’s message when the pull has finished', async () => {
    const { result, start, sandbox, events } = await setup();
    sandbox.failNextPull('The ledger is locked');
    vi.useFakeTimers();
    await start();
    expect(result.current.phase).toBe('running');
    await act(() => vi.advanceTimersByTimeAsync(10_000));

    expect(result.current).toMatchObject({
      phase: 'failed',
      error: { code: 'pull_failed', message: expect.stringContaining('The ledger is locked') },
    });
    expect(events.at(-1)).toMatchObject({ type: 'pull_failed', code: 'pull_failed' });
  });

  it('fails when the connection ends', async () => {
    const { result, start, sandbox, id } = await setup();
    vi.useFakeTimers();
    await start();
    sandbox.deauthorize(id);
    await act(() => vi.advanceTimersByTimeAsync(2000));

    expect(result.current).toMatchObject({ phase: 'failed', error: { code: 'pull_failed' } });
  });

  it('fails after 15 minutes without a result', async () => {
    const { result, start } = await setup({ sandbox: { pullRunTime: 60 * 60_000 } });
    vi.useFakeTimers();
    await start();
    await act(() => vi.advanceTimersByTimeAsync(14 * 60_000));
    expect(result.current.phase).toBe('running');
    await act(() => vi.advanceTimersByTimeAsync(2 * 60_000));

    expect(result.current).toMatchObject({ phase: 'failed', error: { code: 'timeout' } });
  });

  it('fails without a connection and sends no pull request', async () => {
    const { result, start, getCalls } = await setup({ connection: 'deauthorized' });
    await start();

    expect(result.current).toMatchObject({ phase: 'failed', error: { code: 'not_found' } });
    expect(result.current.nextPullAt).toBeNull();
    expect(getCalls('POST')).toEqual([]);
  });

  it('adds the partner’s interval to the last sync to get the next', async () => {
    const { result } = await setup({ provider: { syncInterval: 24 * 3_600_000 } });

    const hours = (Date.parse(result.current.nextPullAt ?? '') - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
  });
});
