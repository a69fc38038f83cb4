// Public complaints about connect widgets; the number is the row of the table in README.md here.
import { act } from '@testing-library/react';
import { AccountingConnect } from 'react-accounting-connect';
import type { SandboxRule } from 'react-accounting-connect/sandbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../renderWithSandbox.tsx';
import { renderAll } from './renderAll.tsx';

const LIST = { method: 'GET', path: '/accounting_connections' } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a network that fails', () => {
  it.each<[string, SandboxRule, string]>([
    ['a blocker that refuses every call', { lost: 'before' }, 'network'],
    ['a server that is down', { status: 503 }, 'server_error'],
    ['a server that never answers', { delay: 10 * 60_000 }, 'timeout'],
    ['a body that never ends', { delayAfter: 10 * 60_000 }, 'timeout'],
  ])('complaint 14: does not load for ever behind %s', async (_, rule, code) => {
    const { sandbox, result, pass, windows } = await renderAll();
    sandbox.fail({ ...rule, times: Infinity });
    let connecting: Promise<void> | undefined;
    act(() => void (connecting = result.current.connecting.connect('xero')));
    act(() => result.current.reading.refresh());
    await pass(31_000);
    await act(() => connecting);

    expect(result.current.reading).toMatchObject({ isLoading: false, error: { code } });
    expect(result.current.connecting).toMatchObject({ phase: 'failed', error: { code } });
    expect(windows.every(({ closed }) => closed)).toBe(true);
  });

  it('complaint 14: shows an error and a way to try again in place of an empty box', async () => {
    const { container, sandbox, settle } = renderWithSandbox(<AccountingConnect />, {
      provider: {
        fetch: (input, init) => (isBlocked ? Promise.reject(new TypeError()) : send(input, init)),
      },
      connection: 'connected',
    });
    let isBlocked = true;
    const send: typeof fetch = (input, init) =>
      sandbox.fetch(`${sandbox.baseUrl}${new URL(String(input)).pathname.slice(3)}`, init);
    const widget = () => container.querySelector('[data-part="accounting-connect"]');
    expect(widget()).toHaveAttribute('data-status', 'loading');
    await settle(() => undefined);
    await settle(() => undefined);
    expect(widget()).toHaveAttribute('data-status', 'load_failed');
    expect(container.querySelector('button')).toBeVisible();

    isBlocked = false;
    await act(() => vi.advanceTimersByTimeAsync(5000));
    await settle(() => undefined);
    expect(widget()).toHaveAttribute('data-status', 'connected');
  });
});

describe('polling', () => {
  it('complaint 23: goes on after one 502, and after many', async () => {
    const { sandbox, result, connect, getId, pass, getTypes } = await renderAll();
    await connect('xero');
    sandbox.fail({ ...LIST, status: 502 });
    await pass(2000);
    await pass(2000);
    expect(result.current.reading.error).toBeUndefined();

    sandbox.fail({ ...LIST, status: 502, times: 10 });
    await pass(5 * 60_000);
    sandbox.authorize(getId());
    await pass(15_000);
    expect(result.current.connecting.phase).toBe('connected');
    // Once for each time that it broke, not for each attempt.
    expect(getTypes().filter((type) => type === 'error')).toHaveLength(2);
  });

  it('complaint 23: waits longer and longer between attempts that fail', async () => {
    const { sandbox, result, getCalls, pass } = await renderAll({ connection: 'connected' });
    sandbox.fail({ ...LIST, status: 502, times: Infinity });
    act(() => result.current.reading.refresh());
    const before = getCalls().length;
    await pass(60_000);
    expect(getCalls().length - before).toBeLessThan(12);
    expect(getCalls().length - before).toBeGreaterThan(4);

    const later = getCalls().length;
    await pass(5 * 60_000);
    expect(getCalls().length - later).toBeGreaterThanOrEqual(9);
    expect(getCalls().length - later).toBeLessThanOrEqual(21);
  });

  it.each([
    [403, 'forbidden'],
    [404, 'not_found'],
    [422, 'invalid_request'],
  ])(
    'complaint 23: stops at a %i, and starts again when the network comes back',
    async (status, code) => {
      const { sandbox, result, getCalls, pass, connect, getId } = await renderAll();
      await connect('xero');
      const mend = sandbox.fail({ ...LIST, status, times: Infinity });
      await pass(2000);
      expect(result.current.reading).toMatchObject({ status: 'pending_auth', error: { code } });
      const before = getCalls().length;
      await pass(60 * 60_000);
      expect(getCalls()).toHaveLength(before);

      mend();
      window.dispatchEvent(new Event('online'));
      await pass(100);
      expect(result.current.reading.error).toBeUndefined();
      sandbox.authorize(getId());
      await pass(15_000);
      expect(result.current.connecting.phase).toBe('connected');
    },
  );

  it.each([
    ['seconds', () => '40'],
    ['a date', () => new Date(Date.now() + 40_000).toUTCString()],
  ])('complaint 23: leaves the API alone as long as it asks, in %s', async (_, say) => {
    const { sandbox, result, connect, getCalls, pass, comeBack } = await renderAll();
    await connect('xero');
    sandbox.fail({ ...LIST, status: 429, headers: { 'retry-after': say() } });
    act(() => result.current.reading.refresh());
    await pass(0);
    const before = getCalls().length;
    await comeBack();
    await pass(38_000);
    expect(getCalls()).toHaveLength(before);
    await pass(2000);
    expect(getCalls()).toHaveLength(before + 1);
    expect(result.current.reading.error).toBeUndefined();
  });

  it('complaint 23: can be stopped: nothing is asked once nothing shows it', async () => {
    const { unmount, connect, getCalls } = await renderAll();
    await connect('xero');
    unmount();
    const before = getCalls().length;
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(getCalls()).toHaveLength(before);
  });
});

describe('an answer that comes too late', () => {
  it('complaint 28: of a list that was asked for before is dropped', async () => {
    const { sandbox, result, getTypes, pass } = await renderAll({ connection: 'connected' });
    sandbox.fail({ ...LIST, delayAfter: 5000 });
    let early: Promise<void> | undefined;
    act(() => void (early = result.current.connecting.check()));
    await pass(100);
    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    await act(() => result.current.connecting.check());
    expect(result.current.reading.status).toBe('deauthorized');

    await pass(5000);
    await act(() => early);
    expect(result.current.reading.status).toBe('deauthorized');
    expect(getTypes()).toEqual(['deauthorized']);
  });

  it('complaint 28: of a list that was asked for before a write is dropped', async () => {
    const { sandbox, result, getTypes, pass } = await renderAll({ connection: 'connected' });
    sandbox.fail({ method: 'POST', delay: 1000 });
    act(() => void result.current.disconnecting.disconnect());
    await pass(500);
    sandbox.fail({ ...LIST, delayAfter: 5000 });
    act(() => result.current.reading.refresh());
    await pass(1000);
    expect(result.current.reading.status).toBe('disconnected');
    await pass(5000);

    expect(result.current.reading.status).toBe('disconnected');
    expect(getTypes()).toEqual(['disconnected']);
  });

  it('complaint 28: of the entity before never shows, nor is it told', async () => {
    const entities = ['entity-a', 'entity-b'].map((id) => ({ id, name: id, currency: 'GBP' }));
    const { sandbox, result, update, events, pass } = await renderAll({
      connection: 'connected',
      sandbox: { entities },
    });
    sandbox.fail({ ...LIST, delayAfter: 5000 });
    act(() => result.current.reading.refresh());
    await pass(100);
    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    update({ entityId: 'entity-b' });
    expect(result.current.reading).toMatchObject({ status: undefined, connection: null });
    await pass(10_000);

    expect(result.current.reading).toMatchObject({ status: 'not_connected', connection: null });
    expect(events).toEqual([]);
  });
});
