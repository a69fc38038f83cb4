// Events between two steps, and unusual browsers and hosts.
import { act, render, screen } from '@testing-library/react';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Activity } from 'react';
import { AccountingProvider, useConnect, useConnection } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getChannelName } from '../../../src/engine/names.ts';
import { renderWithSandbox } from '../../renderWithSandbox.tsx';
import { renderAll, renderBeside } from './renderAll.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  Reflect.deleteProperty(navigator, 'locks');
  vi.useRealTimers();
});

it('works where BroadcastChannel throws (Firefox with cookies blocked, some sandboxed frames)', async () => {
  vi.stubGlobal('BroadcastChannel', () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  const { result } = await renderAll({ connection: 'connected' });
  expect(result.current.reading.status).toBe('connected');
});

it.each([Infinity, NaN, 1e300])('renders with a syncInterval of %d', async (syncInterval) => {
  const { result } = await renderAll({ connection: 'connected', provider: { syncInterval } });
  expect(result.current.pulling.nextPullAt).toBeNull();
});

describe('a host that hides the widget with <Activity>', () => {
  function setup(connection?: string) {
    const { sandbox, settle } = renderWithSandbox(null, { connection });
    const seen: ReturnType<typeof useConnect>[] = [];
    function Probe() {
      seen.push(useConnect());
      const { status = 'loading' } = useConnection();
      return <p data-testid="status">{status}</p>;
    }
    const ui = (mode: 'visible' | 'hidden') => (
      <Activity mode={mode}>
        <AccountingProvider
          entityId={sandbox.entityId}
          apiUrl={sandbox.baseUrl}
          fetch={sandbox.fetch}
          tokenProvider={async () => sandbox.issueToken()}
        >
          <Probe />
        </AccountingProvider>
      </Activity>
    );
    return { sandbox, settle, seen, ui };
  }
  it('finishes loading if hidden during the first read', async () => {
    const { sandbox, settle, ui } = setup('connected');
    sandbox.fail({ method: 'GET', delay: 1000 });
    const { rerender } = render(ui('visible'));
    await settle();
    rerender(ui('hidden'));
    await settle();
    rerender(ui('visible'));
    await act(() => vi.advanceTimersByTimeAsync(10 * 60_000));
    expect(screen.getByTestId('status').textContent).toBe('connected');
  });
  it('leaves creating if hidden while the connection is created', async () => {
    const { sandbox, settle, seen, ui } = setup();
    const { rerender } = render(ui('visible'));
    for (let turn = 0; turn < 40; turn += 1) await settle();
    sandbox.fail({ method: 'POST', delay: 5000 });
    await settle(() => void seen.at(-1)?.connect('xero'));
    rerender(ui('hidden'));
    await settle();
    rerender(ui('visible'));
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(seen.at(-1)?.phase).toBe('idle');
  });
});

it('a tab that follows a pull shows no failure when one read fails', async () => {
  const first = await renderAll({ connection: 'connected' });
  let failures = 0;
  const second = await renderBeside(first, {
    provider: {
      fetch: async (input, init) => {
        failures -= 1;
        return failures >= 0 ? new Response('', { status: 502 }) : first.sandbox.fetch(input, init);
      },
    },
  });
  failures = 1;
  await act(() => first.result.current.pulling.start());
  const phases = new Set<string>();
  for (let turn = 0; turn < 60; turn += 1) {
    await second.settle();
    await setTimeout(5);
    phases.add(second.result.current.pulling.phase);
  }
  expect([...phases]).not.toContain('failed');
  expect(second.getTypes()).not.toContain('error');
});

it('a connect() kept from the previous entity opens no window and creates no connection', async () => {
  const entities = ['entity-a', 'entity-b'].map((id) => ({ id, name: id, currency: 'GBP' }));
  const { result, update, sandbox, windows, advance } = await renderAll({ sandbox: { entities } });
  const { connect } = result.current.connecting;
  update({ entityId: 'entity-b' });
  await advance(0);
  await act(() => connect('xero'));
  expect({ made: sandbox.connections.length, opened: windows.length }).toEqual({
    made: 0,
    opened: 0,
  });
});

it('a connect() kept past the unmount opens no window and leaves no timer', async () => {
  const { result, unmount, windows, getCalls, settle } = await renderAll();
  unmount();
  await result.current.connecting.connect('xero');
  await settle();
  await vi.advanceTimersByTimeAsync(0);
  expect([windows.length, getCalls('POST'), vi.getTimerCount()]).toEqual([0, [], 0]);
});

it('the signal of a hanging token provider aborts when the page unmounts', async () => {
  const { sandbox, result, unmount, settle, update } = await renderAll({ connection: 'connected' });
  let signal: AbortSignal | undefined;
  update({
    tokenProvider: (context) => {
      ({ signal } = context);
      return new Promise(() => undefined);
    },
  });
  sandbox.expireTokens();
  act(() => void result.current.reading.refresh());
  await settle();
  unmount();
  await settle();
  expect([signal?.aborted, vi.getTimerCount()]).toEqual([true, 0]);
});

/** Stubs Web Locks that grant and release asynchronously, as browsers do. */
function stubLocks(released?: Promise<void>) {
  const held = new Set<string>();
  const request = async (
    name: string,
    { ifAvailable = false },
    run: (lock: object | null) => unknown,
  ) => {
    await setImmediate();
    if (ifAvailable && held.has(name)) return run(null);
    held.add(name);
    try {
      return await run({ name });
    } finally {
      held.delete(name);
      await setImmediate();
      await released;
    }
  };
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
  return held;
}

it('a pull whose page unmounts while taking the lock releases it and sends no request', async () => {
  const held = stubLocks();
  const { result, unmount, settle, getCalls } = await renderAll({ connection: 'connected' });
  const { request } = navigator.locks;
  Object.assign(navigator.locks, {
    request: (...words: Parameters<typeof request>) => {
      unmount();
      return request(...words);
    },
  });
  await settle(() => void result.current.pulling.start());
  for (let turn = 0; turn < 20; turn += 1) await settle();
  expect({ held: [...held], posts: getCalls('POST').length }).toEqual({ held: [], posts: 0 });
});

it('a connection that is authorized while the lock is released is not stuck in creating', async () => {
  const view = await renderAll({ connection: 'pending_auth' });
  let release = () => {};
  stubLocks(new Promise<void>((resolve) => (release = resolve)));
  await view.settle(() => void view.result.current.connecting.connect('xero'));
  for (let turn = 0; turn < 10; turn += 1) await view.settle();
  view.sandbox.authorize(view.getId());
  await view.check();
  release();
  await view.advance(60_000);
  expect(view.result.current.reading.status).toBe('connected');
  expect(view.result.current.connecting.phase).toBe('connected');
});

it('a connection canceled elsewhere during a reload emits no disconnected event', async () => {
  const before = await renderAll();
  await before.connect('xero');
  before.unmount();
  before.sandbox.setStatus(before.getId(), 'disconnected');
  const after = await renderBeside(before);
  expect(after.getTypes()).toEqual([]);
});

it('a connect() during a cancel is not lost', async () => {
  const view = await renderAll();
  await view.connect('xero');
  view.sandbox.fail({ method: 'POST', delay: 1000 });
  act(() => void view.result.current.connecting.cancel());
  await view.advance(100);
  act(() => void view.result.current.connecting.connect('xero'));
  await view.advance(5000);
  expect(view.result.current.connecting.phase).toBe('awaiting_authorization');
});

it.each([
  ['has no location (Cordova)', { closed: false, focus() {}, close() {} }],
  [
    'throws when navigated',
    Object.freeze({ closed: false, focus() {}, close() {}, location: { replace() {} } }),
  ],
])('a window that %s counts as blocked, and the page shows a link', async (_, opened) => {
  const view = await renderAll();
  vi.stubGlobal('open', () => opened);
  await view.connect('xero');
  expect(view.result.current.connecting.phase).toBe('blocked');
});

it('a cancel while the old connection is ending does not delay the next connect', async () => {
  const { sandbox, result, advance, getCalls } = await renderAll({ connection: 'connected' });
  sandbox.fail({ method: 'POST', path: '*/disconnect', delay: 60_000 });
  act(() => void result.current.connecting.connect('freeagent', { replace: true }));
  await advance(5000);
  act(() => void result.current.connecting.cancel());
  await advance(100);
  act(() => void result.current.connecting.connect('wave', { replace: true }));
  await advance(5000);
  const made = getCalls('POST').filter((call) => call.endsWith('connections')).length;
  await advance(120_000);
  expect(made).toBe(1);
});

it('a failed connect in one widget does not end the wait of another widget', async () => {
  const first = await renderAll();
  const second = await renderBeside(first);
  await first.connect('xero');
  second.update({ fetch: () => Promise.reject(new TypeError()) });
  await second.connect('xero');
  expect(second.result.current.connecting.phase).toBe('failed');
  first.unmount();
  second.unmount();
  const third = await renderBeside(first);
  expect(third.result.current.connecting.phase).toBe('awaiting_authorization');
});

it('a hidden idle page stops polling while reads fail', async () => {
  const view = await renderAll({ connection: 'connected' });
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  view.sandbox.fail({ method: 'GET', status: 502, times: Infinity });
  act(() => void view.result.current.reading.refresh());
  await view.advance(0);
  const before = view.getCalls().length;
  await view.advance(60 * 60_000);
  expect(view.getCalls().length - before).toBeLessThan(10);
});

it('a malformed message on the channel throws no error', async () => {
  const { settle, sandbox } = await renderAll({ connection: 'connected' });
  const errors: unknown[] = [];
  const handleError = (error: unknown) => void errors.push(error);
  process.on('uncaughtException', handleError);
  const channel = new BroadcastChannel(getChannelName(sandbox.baseUrl));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  channel.postMessage(null);
  for (let turn = 0; turn < 20; turn += 1) await settle();
  await setTimeout(100);
  await settle();
  process.off('uncaughtException', handleError);
  channel.close();
  expect(errors).toEqual([]);
});

it('an unmount aborts a hanging pull request and clears its timer', async () => {
  const { sandbox, result, unmount, settle } = await renderAll({ connection: 'connected' });
  sandbox.fail({ method: 'POST', delay: 20_000 });
  await settle(() => void result.current.pulling.start());
  for (let turn = 0; turn < 20; turn += 1) await settle();
  unmount();
  await settle();
  expect(vi.getTimerCount()).toBe(0);
});
