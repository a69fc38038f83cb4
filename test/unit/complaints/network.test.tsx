// Public complaints about connect widgets.
import { act } from '@testing-library/react';
import { AccountingConnect } from 'react-accounting-connect';
import type { SandboxRule } from 'react-accounting-connect/sandbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../renderWithSandbox.tsx';
import { renderAll } from './renderAll.tsx';

const LIST = { method: 'GET', path: '/accounting_connections' } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a failing network', () => {
  it.each<[string, SandboxRule, string]>([
    ['a blocker that rejects every call', { lost: 'before' }, 'network'],
    ['a server that is down', { status: 503 }, 'server_error'],
    ['a server that never answers', { delay: 10 * 60_000 }, 'timeout'],
    ['a body that never ends', { delayAfter: 10 * 60_000 }, 'timeout'],
  ])('complaint 14: stops loading with %s', async (_, rule, code) => {
    const { sandbox, result, advance, windows } = await renderAll();
    sandbox.fail({ ...rule, times: Infinity });
    let connecting: Promise<unknown> | undefined;
    act(() => void (connecting = result.current.connecting.connect('xero')));
    act(() => void result.current.reading.refresh());
    await advance(31_000);
    await act(() => connecting);

    expect(result.current.reading).toMatchObject({ isLoading: false, error: { code } });
    expect(result.current.connecting).toMatchObject({ phase: 'failed', error: { code } });
    expect(windows.every(({ closed }) => closed)).toBe(true);
  });

  it('complaint 14: shows an error and a retry button instead of an empty box', async () => {
    const { container, sandbox, settle } = renderWithSandbox(<AccountingConnect />, {
      provider: {
        fetch: (input, init) => (isBlocked ? Promise.reject(new TypeError()) : send(input, init)),
      },
      connection: 'connected',
    });
    let isBlocked = true;
    const send: typeof fetch = (input, init) =>
      sandbox.fetch(`${sandbox.baseUrl}${new URL(String(input)).pathname.slice(3)}`, init);
    const getWidget = () => container.querySelector('[data-part="accounting-connect"]');
    expect(getWidget()).toHaveAttribute('data-status', 'loading');
    await settle();
    await settle();
    expect(getWidget()).toHaveAttribute('data-status', 'load_failed');
    expect(container.querySelector('button')).toBeVisible();

    isBlocked = false;
    await act(() => vi.advanceTimersByTimeAsync(5000));
    await settle();
    expect(getWidget()).toHaveAttribute('data-status', 'connected');
  });
});

describe('polling', () => {
  it('complaint 23: continues after one 502, and after many in a row', async () => {
    const { sandbox, result, connect, getId, advance, getTypes } = await renderAll();
    await connect('xero');
    sandbox.fail({ ...LIST, status: 502 });
    await advance(2000);
    await advance(2000);
    expect(result.current.reading.error).toBeUndefined();

    sandbox.fail({ ...LIST, status: 502, times: 10 });
    await advance(5 * 60_000);
    sandbox.authorize(getId());
    await advance(15_000);
    expect(result.current.connecting.phase).toBe('connected');
    // One event for each outage, not for each attempt.
    expect(getTypes().filter((type) => type === 'error')).toHaveLength(2);
  });

  it('complaint 23: backs off after failed attempts', async () => {
    const { sandbox, result, getCalls, advance } = await renderAll({ connection: 'connected' });
    sandbox.fail({ ...LIST, status: 502, times: Infinity });
    act(() => void result.current.reading.refresh());
    const before = getCalls().length;
    await advance(60_000);
    expect(getCalls().length - before).toBeLessThan(12);
    expect(getCalls().length - before).toBeGreaterThan(4);

    const later = getCalls().length;
    await advance(5 * 60_000);
    expect(getCalls().length - later).toBeGreaterThanOrEqual(9);
    expect(getCalls().length - later).toBeLessThanOrEqual(21);
  });

  it.each([
    [403, 'forbidden'],
    [404, 'not_found'],
    [422, 'invalid_request'],
  ])('complaint 23: stops at a %i, and resumes when the network returns', async (status, code) => {
    const { sandbox, result, getCalls, advance, connect, getId } = await renderAll();
    await connect('xero');
    const restore = sandbox.fail({ ...LIST, status, times: Infinity });
    await advance(2000);
    expect(result.current.reading).toMatchObject({ status: 'pending_auth', error: { code } });
    const before = getCalls().length;
    await advance(60 * 60_000);
    expect(getCalls()).toHaveLength(before);

    restore();
    window.dispatchEvent(new Event('online'));
    await advance(100);
    expect(result.current.reading.error).toBeUndefined();
    sandbox.authorize(getId());
    await advance(15_000);
    expect(result.current.connecting.phase).toBe('connected');
  });

  it.each([
    ['seconds', () => '40'],
    ['a date', () => new Date(Date.now() + 40_000).toUTCString()],
  ])('complaint 23: obeys a Retry-After in %s', async (_, getValue) => {
    const { sandbox, result, connect, getCalls, advance, comeBack } = await renderAll();
    await connect('xero');
    sandbox.fail({ ...LIST, status: 429, headers: { 'retry-after': getValue() } });
    act(() => void result.current.reading.refresh());
    await advance(0);
    const before = getCalls().length;
    await comeBack();
    await advance(38_000);
    expect(getCalls()).toHaveLength(before);
    await advance(2000);
    expect(getCalls()).toHaveLength(before + 1);
    expect(result.current.reading.error).toBeUndefined();
  });

  it('complaint 23: stops when the last component unmounts', async () => {
    const { unmount, connect, getCalls } = await renderAll();
    await connect('xero');
    unmount();
    const before = getCalls().length;
    window.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(getCalls()).toHaveLength(before);
  });
});

describe('a response that arrives too late', () => {
  it('complaint 28: is dropped if a newer read has answered', async () => {
    const { sandbox, result, getTypes, advance } = await renderAll({ connection: 'connected' });
    sandbox.fail({ ...LIST, delayAfter: 5000 });
    let early: Promise<unknown> | undefined;
    act(() => void (early = result.current.connecting.check()));
    await advance(100);
    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    await act(() => result.current.connecting.check());
    expect(result.current.reading.status).toBe('deauthorized');

    await advance(5000);
    await act(() => early);
    expect(result.current.reading.status).toBe('deauthorized');
    expect(getTypes()).toEqual(['deauthorized']);
  });

  it('complaint 28: is dropped if the read started before a write', async () => {
    const { sandbox, result, getTypes, advance } = await renderAll({ connection: 'connected' });
    sandbox.fail({ method: 'POST', delay: 1000 });
    act(() => void result.current.disconnecting.disconnect());
    await advance(500);
    sandbox.fail({ ...LIST, delayAfter: 5000 });
    act(() => void result.current.reading.refresh());
    await advance(1000);
    expect(result.current.reading.status).toBe('disconnected');
    await advance(5000);

    expect(result.current.reading.status).toBe('disconnected');
    expect(getTypes()).toEqual(['disconnected']);
  });

  it('complaint 28: is neither shown nor emitted if the entity has changed', async () => {
    const entities = ['entity-a', 'entity-b'].map((id) => ({ id, name: id, currency: 'GBP' }));
    const { sandbox, result, update, events, advance } = await renderAll({
      connection: 'connected',
      sandbox: { entities },
    });
    sandbox.fail({ ...LIST, delayAfter: 5000 });
    act(() => void result.current.reading.refresh());
    await advance(100);
    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    update({ entityId: 'entity-b' });
    expect(result.current.reading).toMatchObject({ status: undefined, connection: null });
    await advance(10_000);

    expect(result.current.reading).toMatchObject({ status: 'not_connected', connection: null });
    expect(events).toEqual([]);
  });
});
