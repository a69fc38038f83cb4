// Moments between two steps, and browsers and hosts that are unlike others.
import { act, render, screen } from '@testing-library/react';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Activity } from 'react';
import { AccountingProvider, useConnect, useConnection } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../renderWithSandbox.tsx';
import { renderAll, renderBeside } from './renderAll.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  Reflect.deleteProperty(navigator, 'locks');
  vi.useRealTimers();
});

it('lives where BroadcastChannel throws (Firefox with cookies blocked, some sandboxed frames)', async () => {
  vi.stubGlobal('BroadcastChannel', () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  const { result } = await renderAll({ connection: 'connected' });
  expect(result.current.reading.status).toBe('connected');
});

it.each([Infinity, NaN, 1e300])(
  'a syncInterval of %d does not crash the render',
  async (syncInterval) => {
    const { result } = await renderAll({ connection: 'connected', provider: { syncInterval } });
    expect(result.current.pulling.nextPullAt).toBeNull();
  },
);

describe('a host that hides us with <Activity>', () => {
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
  it('during the first read: is not loading for ever', async () => {
    const { sandbox, settle, ui } = setup('connected');
    sandbox.fail({ method: 'GET', delay: 1000 });
    const { rerender } = render(ui('visible'));
    await settle(() => undefined);
    rerender(ui('hidden'));
    await settle(() => undefined);
    rerender(ui('visible'));
    await act(() => vi.advanceTimersByTimeAsync(10 * 60_000));
    expect(screen.getByTestId('status').textContent).toBe('connected');
  });
  it('while creating: is not creating for ever', async () => {
    const { sandbox, settle, seen, ui } = setup();
    const { rerender } = render(ui('visible'));
    for (let turn = 0; turn < 40; turn += 1) await settle(() => undefined);
    sandbox.fail({ method: 'POST', delay: 5000 });
    await settle(() => void seen.at(-1)?.connect('xero'));
    rerender(ui('hidden'));
    await settle(() => undefined);
    rerender(ui('visible'));
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(seen.at(-1)?.phase).toBe('idle');
  });
});

it('a tab that follows a pull and cannot read for a moment shows no failed pull', async () => {
  const first = await renderAll({ connection: 'connected' });
  let broken = 0;
  const second = await renderBeside(first, {
    provider: {
      fetch: async (input, init) => {
        broken -= 1;
        return broken >= 0 ? new Response('', { status: 502 }) : first.sandbox.fetch(input, init);
      },
    },
  });
  broken = 1;
  await act(() => first.result.current.pulling.start());
  const phases = new Set<string>();
  for (let turn = 0; turn < 60; turn += 1) {
    await second.settle(() => undefined);
    await setTimeout(5);
    phases.add(second.result.current.pulling.phase);
  }
  expect([...phases]).not.toContain('failed');
  expect(second.getTypes()).not.toContain('error');
});

it('a connect() kept from the entity before opens nothing and makes nothing', async () => {
  const entities = ['entity-a', 'entity-b'].map((id) => ({ id, name: id, currency: 'GBP' }));
  const { result, update, sandbox, windows, pass } = await renderAll({ sandbox: { entities } });
  const { connect } = result.current.connecting;
  update({ entityId: 'entity-b' });
  await pass(0);
  await act(() => connect('xero'));
  expect({ made: sandbox.connections.length, opened: windows.length }).toEqual({
    made: 0,
    opened: 0,
  });
});

it('a connect() kept past the unmount opens nothing, and leaves no timer', async () => {
  const { result, unmount, windows, getCalls, settle } = await renderAll();
  unmount();
  await result.current.connecting.connect('xero');
  await settle(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect([windows.length, getCalls('POST'), vi.getTimerCount()]).toEqual([0, [], 0]);
});

it('a token provider that hangs is told by its signal when the page is gone', async () => {
  const { sandbox, result, unmount, settle, update } = await renderAll({ connection: 'connected' });
  let signal: AbortSignal | undefined;
  update({
    tokenProvider: (context) => {
      ({ signal } = context);
      return new Promise(() => undefined);
    },
  });
  sandbox.expireTokens();
  act(() => result.current.reading.refresh());
  await settle(() => undefined);
  unmount();
  await settle(() => undefined);
  expect([signal?.aborted, vi.getTimerCount()]).toEqual([true, 0]);
});

/** Web Locks take a turn of the event loop to give and to release, as they do in browsers. */
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

it('a pull whose page goes while it takes its lock gives it back, and asks for nothing', async () => {
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
  for (let turn = 0; turn < 20; turn += 1) await settle(() => undefined);
  expect({ held: [...held], posts: getCalls('POST').length }).toEqual({ held: [], posts: 0 });
});

it('what becomes connected while the lock is given back is not creating for ever', async () => {
  const view = await renderAll({ connection: 'pending_auth' });
  let release = () => {};
  stubLocks(new Promise<void>((resolve) => (release = resolve)));
  await view.settle(() => void view.result.current.connecting.connect('xero'));
  for (let turn = 0; turn < 10; turn += 1) await view.settle(() => undefined);
  view.sandbox.authorize(view.getId());
  await view.check();
  release();
  await view.pass(60_000);
  expect(view.result.current.reading.status).toBe('connected');
  expect(view.result.current.connecting.phase).toBe('connected');
});

it('what was cancelled elsewhere during a reload never was connected, and is not told as disconnected', async () => {
  const before = await renderAll();
  await before.connect('xero');
  before.unmount();
  before.sandbox.setStatus(before.getId(), 'disconnected');
  const after = await renderBeside(before);
  expect(after.getTypes()).toEqual([]);
});

it('connect() pressed while a cancel is on its way is not lost', async () => {
  const view = await renderAll();
  await view.connect('xero');
  view.sandbox.fail({ method: 'POST', delay: 1000 });
  act(() => void view.result.current.connecting.cancel());
  await view.pass(100);
  act(() => void view.result.current.connecting.connect('xero'));
  await view.pass(5000);
  expect(view.result.current.connecting.phase).toBe('awaiting_authorization');
});

it.each([
  ['has no location (Cordova)', { closed: false, focus() {}, close() {} }],
  [
    'may not be written to',
    Object.freeze({ closed: false, focus() {}, close() {}, location: { replace() {} } }),
  ],
])('a window that %s is as good as none: blocked, and a link', async (_, opened) => {
  const view = await renderAll();
  vi.stubGlobal('open', () => opened);
  await view.connect('xero');
  expect(view.result.current.connecting.phase).toBe('blocked');
});

it('a cancel while the old system is being ended does not hold up the next connect', async () => {
  const { sandbox, result, pass, getCalls } = await renderAll({ connection: 'connected' });
  sandbox.fail({ method: 'POST', path: '*/disconnect', delay: 60_000 });
  act(() => void result.current.connecting.connect('freeagent', { replace: true }));
  await pass(5000);
  act(() => void result.current.connecting.cancel());
  await pass(100);
  act(() => void result.current.connecting.connect('wave', { replace: true }));
  await pass(5000);
  const made = getCalls('POST').filter((call) => call.endsWith('connections')).length;
  await pass(120_000);
  expect(made).toBe(1);
});

it('a widget whose connect fails does not make the page forget what another one waits for', async () => {
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

it('a hidden page that waits for nothing does not ask on and on while reads fail', async () => {
  const view = await renderAll({ connection: 'connected' });
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  view.sandbox.fail({ method: 'GET', status: 502, times: Infinity });
  act(() => view.result.current.reading.refresh());
  await view.pass(0);
  const before = view.getCalls().length;
  await view.pass(60 * 60_000);
  expect(view.getCalls().length - before).toBeLessThan(10);
});

it('a message of another shape on the channel throws nothing', async () => {
  const { settle } = await renderAll({ connection: 'connected' });
  const errors: unknown[] = [];
  const hear = (error: unknown) => void errors.push(error);
  process.on('uncaughtException', hear);
  const channel = new BroadcastChannel('accounting-connect');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  channel.postMessage(null);
  for (let turn = 0; turn < 20; turn += 1) await settle(() => undefined);
  await setTimeout(100);
  await settle(() => undefined);
  process.off('uncaughtException', hear);
  channel.close();
  expect(errors).toEqual([]);
});

it('an unmount gives up a pull request that hangs, with its timer', async () => {
  const { sandbox, result, unmount, settle } = await renderAll({ connection: 'connected' });
  sandbox.fail({ method: 'POST', delay: 20_000 });
  await settle(() => void result.current.pulling.start());
  for (let turn = 0; turn < 20; turn += 1) await settle(() => undefined);
  unmount();
  await settle(() => undefined);
  expect(vi.getTimerCount()).toBe(0);
});
