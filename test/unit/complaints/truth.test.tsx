// Public complaints about connect widgets.
import { act } from '@testing-library/react';
import { AccountingConnect } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../renderWithSandbox.tsx';
import { renderAll } from './renderAll.tsx';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the times of a pull', () => {
  it('complaint 28: distinguish requested, running, finished and last pulled', async () => {
    const { result, sandbox, advance } = await renderAll({ connection: 'connected' });
    expect(result.current.pulling).toMatchObject({ phase: 'idle', lastPulledAt: null });
    sandbox.fail({ method: 'POST', delay: 1000 });
    const requestedAt = Date.now();
    act(() => void result.current.pulling.start());
    await advance(500);
    expect(result.current.pulling).toMatchObject({ phase: 'requesting', lastPulledAt: null });
    await advance(1000);
    expect(result.current.pulling).toMatchObject({ phase: 'running', lastPulledAt: null });
    await advance(10_000);

    const { phase, lastPulledAt, nextPullAt } = result.current.pulling;
    expect(phase).toBe('complete');
    const pulledAt = Date.parse(lastPulledAt ?? '');
    // 1 s for the request, 1.5 s in the queue, and 3 s of work.
    expect(pulledAt - requestedAt).toBe(5500);
    expect(Date.parse(nextPullAt ?? '') - pulledAt).toBe(60 * MINUTE);
  });

  it('complaint 28: hide the errors of the last pull while the next one runs', async () => {
    const { result, sandbox, advance } = await renderAll({ connection: 'connected' });
    sandbox.failNextPull('The ledger is locked');
    await act(() => result.current.pulling.start());
    await advance(10_000);
    expect(result.current.pulling).toMatchObject({
      phase: 'failed',
      error: { code: 'pull_failed', message: 'The ledger is locked' },
    });

    await act(() => result.current.pulling.start());
    expect(result.current.pulling).toMatchObject({ phase: 'running', error: undefined });
    await advance(10_000);
    expect(result.current.pulling).toMatchObject({ phase: 'complete', error: undefined });
  });

  it('complaint 28: keep a pull running while reads fail for a while', async () => {
    const { result, sandbox, advance } = await renderAll({ connection: 'connected' });
    await act(() => result.current.pulling.start());
    sandbox.fail({ method: 'GET', status: 502, times: 3 });
    await advance(2000);
    expect(result.current.pulling).toMatchObject({ phase: 'running', error: undefined });
    await advance(20_000);
    expect(result.current.pulling.phase).toBe('complete');
  });

  it('complaint 28: show no platform before the API names it, and never another one', async () => {
    const seen: (string | null | undefined)[] = [];
    const { sandbox, result, advance } = await renderAll();
    sandbox.fail({ method: 'POST', delay: 3000 });
    act(() => void result.current.connecting.connect('freeagent'));
    for (let turn = 0; turn < 10; turn += 1) {
      await advance(500);
      seen.push(result.current.reading.connection?.platform);
    }
    expect([...new Set(seen)]).toEqual([undefined, 'freeagent']);
  });

  it.each([
    ['no response', (): Response => new Response('', { status: 502 })],
    [
      'a truncated response',
      (): Response => new Response('{"data":[{"id":"c1","status":"connected"'),
    ],
  ])('complaint 28: never show connected after %s', async (_, answer) => {
    const { container, settle } = renderWithSandbox(<AccountingConnect />, {
      provider: { fetch: async () => answer() },
    });
    for (let turn = 0; turn < 20; turn += 1) await settle(() => vi.advanceTimersByTime(1000));

    expect(container.querySelector('[data-status="connected"]')).toBeNull();
    expect(container.querySelector('[data-status="load_failed"]')).toBeVisible();
  });
});

describe('disconnecting', () => {
  it('complaint 29: removes old data, and offers to reconnect the same platform', async () => {
    const { result, sandbox, connect } = await renderAll({ connection: 'connected' });
    await act(() => result.current.pulling.start());
    await act(() => result.current.disconnecting.disconnect());

    expect(result.current.reading.status).toBe('disconnected');
    expect(result.current.connecting).toMatchObject({ phase: 'idle', authorizationUrl: null });
    expect(result.current.pulling).toMatchObject({ nextPullAt: null });
    expect(result.current.pulling.phase).not.toBe('running');

    await connect('xero');
    expect(sandbox.connections).toMatchObject([
      { platform: 'xero', status: 'disconnected' },
      { platform: 'xero', status: 'pending_auth' },
    ]);
  });

  it('complaint 29: reports a disconnect that had no effect, and stays connected', async () => {
    const { result, sandbox, advance } = await renderAll({ connection: 'connected' });
    sandbox.fail({ method: 'POST', lost: 'before' });
    await act(() => result.current.disconnecting.disconnect());
    await advance(MINUTE);

    expect(result.current.disconnecting).toMatchObject({
      phase: 'failed',
      error: { code: 'network' },
    });
    expect(result.current.reading.status).toBe('connected');
  });
});

describe('switching platforms', () => {
  it('complaint 29: ends the old connection before it creates the new one', async () => {
    const { connect, sandbox, getCalls, getTypes } = await renderAll({ connection: 'connected' });
    await connect('freeagent', { replace: true });

    const id = sandbox.connections[0]?.id;
    expect(getCalls('POST')).toEqual([
      `POST /accounting_connections/${id}/disconnect`,
      'POST /accounting_connections',
    ]);
    expect(sandbox.connections).toMatchObject([
      { platform: 'xero', status: 'disconnected' },
      { platform: 'freeagent', status: 'pending_auth' },
    ]);
    expect(getTypes()).toEqual(['connect_started', 'disconnected', 'authorization_opened']);
  });

  it('complaint 29: shows the old platform as disconnected if connecting fails, and can be retried', async () => {
    const { connect, sandbox, result } = await renderAll({ connection: 'connected' });
    sandbox.fail({ method: 'POST', path: '/accounting_connections', status: 500 });
    await connect('freeagent', { replace: true });
    expect(result.current.reading).toMatchObject({
      status: 'disconnected',
      connection: { platform: 'xero' },
    });
    expect(result.current.connecting).toMatchObject({
      phase: 'failed',
      error: { code: 'server_error', status: 500 },
    });

    await connect('freeagent');
    expect(result.current.connecting.phase).toBe('awaiting_authorization');
    expect(result.current.reading.connection).toMatchObject({ platform: 'freeagent' });
  });

  it('complaint 29: keeps the old connection if disconnecting fails', async () => {
    const { connect, sandbox, result } = await renderAll({ connection: 'connected' });
    sandbox.fail({ method: 'POST', path: '*/disconnect', status: 500 });
    await connect('freeagent', { replace: true });

    expect(sandbox.connections).toMatchObject([{ platform: 'xero', status: 'connected' }]);
    expect(result.current.reading.status).toBe('connected');
    expect(result.current.connecting).toMatchObject({
      phase: 'failed',
      error: { code: 'server_error' },
    });
  });

  it.each([
    ['xero', 'connected', undefined],
    ['freeagent', 'failed', { code: 'already_connected' }],
  ])(
    'complaint 29: never ends a connection that has just been authorized, for %s',
    async (key, phase, error) => {
      const { connect, sandbox, result, getId, windows } = await renderAll({
        connection: 'pending_auth',
      });
      sandbox.authorize(getId());
      await connect(key, { replace: true });

      expect(sandbox.connections).toMatchObject([{ platform: 'xero', status: 'connected' }]);
      expect(result.current.connecting).toMatchObject({ phase });
      if (error) expect(result.current.connecting.error).toMatchObject(error);
      expect(windows).toMatchObject([{ closed: true }]);
    },
  );
});

describe('canceling', () => {
  it.each([
    ['before the API received it', { delay: MINUTE }],
    ['after the API acted on it', { delayAfter: MINUTE }],
  ])(
    'complaint 6: lets the next call start although the first hangs %s, and leaves no orphan',
    async (_, rule) => {
      const { result, sandbox, getCalls, advance, windows } = await renderAll();
      sandbox.fail({ method: 'POST', path: '/accounting_connections', ...rule });
      act(() => void result.current.connecting.connect('xero'));
      await advance(5000);
      expect(result.current.connecting.phase).toBe('creating');
      act(() => void result.current.connecting.cancel());
      expect(result.current.connecting.phase).toBe('canceling');
      expect(windows).toMatchObject([{ closed: true }]);

      act(() => void result.current.connecting.connect('freeagent'));
      await advance(1000);
      expect(getCalls('POST').filter((call) => call.endsWith('connections'))).toHaveLength(2);
      expect(result.current.connecting.phase).toBe('awaiting_authorization');
      await advance(2 * MINUTE);
      const active = sandbox.connections.filter(({ status }) => status !== 'disconnected');
      expect(active).toMatchObject([{ platform: 'freeagent', status: 'pending_auth' }]);
    },
  );

  it('complaint 6: ends a connection that the API created without answering', async () => {
    const { result, sandbox, advance, getTypes } = await renderAll();
    sandbox.fail({ method: 'POST', path: '/accounting_connections', delayAfter: MINUTE });
    act(() => void result.current.connecting.connect('xero'));
    await advance(5000);
    expect(sandbox.connections).toMatchObject([{ status: 'pending_auth' }]);
    act(() => void result.current.connecting.cancel());
    await advance(1000);

    expect(sandbox.connections).toMatchObject([{ status: 'disconnected' }]);
    expect(result.current.connecting).toMatchObject({ phase: 'canceled', error: undefined });
    expect(getTypes()).toEqual(['connect_started', 'connect_cancelled']);
  });
});
