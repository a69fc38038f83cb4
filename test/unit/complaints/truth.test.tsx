// Public complaints about connect widgets; the number is the row of the table in README.md here.
import { act } from '@testing-library/react';
import { AccountingConnect } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../renderWithSandbox.tsx';
import { renderAll } from './renderAll.tsx';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('when data was pulled', () => {
  it('complaint 28: tells requested, running, finished and last pulled apart', async () => {
    const { result, sandbox, pass } = await renderAll({ connection: 'connected' });
    expect(result.current.pulling).toMatchObject({ phase: 'idle', lastPulledAt: null });
    sandbox.fail({ method: 'POST', delay: 1000 });
    const requestedAt = Date.now();
    act(() => void result.current.pulling.start());
    await pass(500);
    expect(result.current.pulling).toMatchObject({ phase: 'requesting', lastPulledAt: null });
    await pass(1000);
    expect(result.current.pulling).toMatchObject({ phase: 'running', lastPulledAt: null });
    await pass(10_000);

    const { phase, lastPulledAt, nextPullAt } = result.current.pulling;
    expect(phase).toBe('complete');
    const pulledAt = Date.parse(lastPulledAt ?? '');
    // 1.5 s in the queue and 3 s of work, after 1 s on the way.
    expect(pulledAt - requestedAt).toBe(5500);
    expect(Date.parse(nextPullAt ?? '') - pulledAt).toBe(60 * MINUTE);
  });

  it('complaint 28: shows no error of the last pull while the next one runs', async () => {
    const { result, sandbox, pass } = await renderAll({ connection: 'connected' });
    sandbox.failNextPull('The ledger is locked');
    await act(() => result.current.pulling.start());
    await pass(10_000);
    expect(result.current.pulling).toMatchObject({
      phase: 'failed',
      error: { code: 'pull_failed', message: 'The ledger is locked' },
    });

    await act(() => result.current.pulling.start());
    expect(result.current.pulling).toMatchObject({ phase: 'running', error: undefined });
    await pass(10_000);
    expect(result.current.pulling).toMatchObject({ phase: 'complete', error: undefined });
  });

  it('complaint 28: keeps a pull running through reads that fail for a while', async () => {
    const { result, sandbox, pass } = await renderAll({ connection: 'connected' });
    await act(() => result.current.pulling.start());
    sandbox.fail({ method: 'GET', status: 502, times: 3 });
    await pass(2000);
    expect(result.current.pulling).toMatchObject({ phase: 'running', error: undefined });
    await pass(20_000);
    expect(result.current.pulling.phase).toBe('complete');
  });

  it('complaint 28: shows nothing of a system before the API has named it, nor of another one', async () => {
    const seen: (string | null | undefined)[] = [];
    const { sandbox, result, pass } = await renderAll();
    sandbox.fail({ method: 'POST', delay: 3000 });
    act(() => void result.current.connecting.connect('freeagent'));
    for (let turn = 0; turn < 10; turn += 1) {
      await pass(500);
      seen.push(result.current.reading.connection?.platform);
    }
    expect([...new Set(seen)]).toEqual([undefined, 'freeagent']);
  });

  it.each([
    ['no answer', (): Response => new Response('', { status: 502 })],
    ['a half answer', (): Response => new Response('{"data":[{"id":"c1","status":"connected"')],
  ])('complaint 28: never says connected on %s', async (_, answer) => {
    const { container, settle } = renderWithSandbox(<AccountingConnect />, {
      provider: { fetch: async () => answer() },
    });
    for (let turn = 0; turn < 20; turn += 1) await settle(() => vi.advanceTimersByTime(1000));

    expect(container.querySelector('[data-status="connected"]')).toBeNull();
    expect(container.querySelector('[data-status="load_failed"]')).toBeVisible();
  });
});

describe('disconnecting', () => {
  it('complaint 29: shows the end, no old data, and the way to reconnect the same system', async () => {
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

  it('complaint 29: says so when nothing happened, and stays connected', async () => {
    const { result, sandbox, pass } = await renderAll({ connection: 'connected' });
    sandbox.fail({ method: 'POST', lost: 'before' });
    await act(() => result.current.disconnecting.disconnect());
    await pass(MINUTE);

    expect(result.current.disconnecting).toMatchObject({
      phase: 'failed',
      error: { code: 'network' },
    });
    expect(result.current.reading.status).toBe('connected');
  });
});

describe('switching systems', () => {
  it('complaint 29: ends the old one before it makes the new one', async () => {
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

  it('complaint 29: shows what is true when the second half fails, and can be tried again', async () => {
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

  it('complaint 29: leaves the old one as it is when the first half fails', async () => {
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
    'complaint 29: never ends what became connected in that very moment, for %s',
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

describe('giving up', () => {
  it.each([
    ['before the API heard of it', { delay: MINUTE }],
    ['after the API did it', { delayAfter: MINUTE }],
  ])(
    'complaint 6: a call that hangs %s holds up no other, and leaves no orphan',
    async (_, rule) => {
      const { result, sandbox, getCalls, pass, windows } = await renderAll();
      sandbox.fail({ method: 'POST', path: '/accounting_connections', ...rule });
      act(() => void result.current.connecting.connect('xero'));
      await pass(5000);
      expect(result.current.connecting.phase).toBe('creating');
      act(() => void result.current.connecting.cancel());
      expect(result.current.connecting.phase).toBe('idle');
      expect(windows).toMatchObject([{ closed: true }]);

      act(() => void result.current.connecting.connect('freeagent'));
      await pass(1000);
      expect(getCalls('POST').filter((call) => call.endsWith('connections'))).toHaveLength(2);
      expect(result.current.connecting.phase).toBe('awaiting_authorization');
      await pass(2 * MINUTE);
      const active = sandbox.connections.filter(({ status }) => status !== 'disconnected');
      expect(active).toMatchObject([{ platform: 'freeagent', status: 'pending_auth' }]);
    },
  );

  it('complaint 6: a call that was done, but not answered, is undone when the person gives up', async () => {
    const { result, sandbox, pass, getTypes } = await renderAll();
    sandbox.fail({ method: 'POST', path: '/accounting_connections', delayAfter: MINUTE });
    act(() => void result.current.connecting.connect('xero'));
    await pass(5000);
    expect(sandbox.connections).toMatchObject([{ status: 'pending_auth' }]);
    act(() => void result.current.connecting.cancel());
    await pass(1000);

    expect(sandbox.connections).toMatchObject([{ status: 'disconnected' }]);
    expect(result.current.connecting).toMatchObject({ phase: 'idle', error: undefined });
    expect(getTypes()).toEqual(['connect_started', 'connect_cancelled']);
  });
});
