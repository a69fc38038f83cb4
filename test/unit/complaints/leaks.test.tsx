// Public complaints about connect widgets.
import { act, render } from '@testing-library/react';
import { setImmediate } from 'node:timers/promises';
import { AccountingProvider } from 'react-accounting-connect';
import { createSandbox } from 'react-accounting-connect/sandbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubWindows } from '../../stubWindows.ts';
import { useAllHooks, type AllHooks } from '../../useAllHooks.ts';
import { renderAll } from './renderAll.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Tracks the listeners, channels and locks of a page by wrapping the browser’s functions. */
function trackResources() {
  const listeners = new Set<string>();
  let channels = 0;
  const locks = new Set<string>();
  for (const target of [window, document]) {
    const { addEventListener, removeEventListener } = target;
    const ids = new Map<unknown, number>();
    const getName = (type: string, listener: unknown) => {
      ids.set(listener, ids.get(listener) ?? ids.size);
      return `${target === window ? 'window' : 'document'} ${type} ${ids.get(listener)}`;
    };
    target.addEventListener = (...words: Parameters<typeof addEventListener>) => {
      listeners.add(getName(words[0], words[1]));
      addEventListener.apply(target, words);
    };
    target.removeEventListener = (...words: Parameters<typeof removeEventListener>) => {
      listeners.delete(getName(words[0], words[1]));
      removeEventListener.apply(target, words);
    };
    restore.push(() => Object.assign(target, { addEventListener, removeEventListener }));
  }
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      constructor() {
        channels += 1;
      }
      addEventListener() {}
      postMessage() {}
      close() {
        channels -= 1;
      }
    },
  );
  const request = async (
    name: string,
    { ifAvailable = false },
    run: (lock: object | null) => unknown,
  ) => {
    if (ifAvailable && locks.has(name)) return run(null);
    while (locks.has(name)) await setImmediate();
    locks.add(name);
    try {
      return await run({ name });
    } finally {
      locks.delete(name);
    }
  };
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
  restore.push(() => Reflect.deleteProperty(navigator, 'locks'));
  return () => ({ listeners: [...listeners], channels, locks: [...locks] });
}

const restore: (() => unknown)[] = [];
afterEach(() => {
  for (const undo of restore.splice(0)) undo();
});

const settle = () =>
  act(async () => {
    for (let turn = 0; turn < 4; turn += 1) await setImmediate();
  });

/** The moments at which the host unmounts the widget. */
const MOMENTS: { name: string; connection?: string; act?: (hooks: AllHooks) => unknown }[] = [
  { name: 'reading' },
  { name: 'reading again', connection: 'connected', act: ({ reading }) => reading.refresh() },
  { name: 'creating', act: ({ connecting }) => connecting.connect('xero') },
  { name: 'waiting', act: ({ connecting }) => connecting.connect('xero') },
  { name: 'canceling', act: ({ connecting }) => connecting.cancel(), connection: 'pending_auth' },
  { name: 'pulling', connection: 'connected', act: ({ pulling }) => pulling.start() },
  { name: 'at rest', connection: 'connected' },
];

describe('a thousand mounts and unmounts', () => {
  it('complaint 11: leave nothing behind, and each sends one list request under StrictMode', async () => {
    // React itself listens to the document from its first root on.
    render(<p />).unmount();
    const getResources = trackResources();
    const windows = stubWindows(true);
    const sandbox = createSandbox({ rateLimit: Infinity });
    const pending = new Set<string>();
    const seen: AllHooks[] = [];
    const send: typeof fetch = async (input, init) => {
      const call = `${init?.method} ${String(input)} ${calls}`;
      calls += 1;
      pending.add(call);
      return sandbox.fetch(input, init).finally(() => pending.delete(call));
    };
    let calls = 0;
    function Probe() {
      seen.push(useAllHooks());
      return null;
    }
    await settle();
    const before = { held: getResources(), timers: vi.getTimerCount() };

    for (let visit = 0; visit < 1000; visit += 1) {
      const moment = MOMENTS[visit % MOMENTS.length];
      sandbox.reset();
      if (moment?.connection) sandbox.connect(sandbox.entityId, 'xero', moment.connection);
      if (moment?.name === 'reading') sandbox.fail({ method: 'GET', delay: 20_000 });
      const { unmount } = render(
        <AccountingProvider
          entityId={sandbox.entityId}
          apiUrl={sandbox.baseUrl}
          fetch={send}
          tokenProvider={async () => sandbox.issueToken()}
        >
          <Probe />
        </AccountingProvider>,
      );
      await settle();
      expect(sandbox.requests).toHaveLength(1);
      if (moment?.name === 'creating') sandbox.fail({ method: 'POST', delay: 20_000 });
      if (moment?.name === 'reading again') sandbox.fail({ method: 'GET', delayAfter: 20_000 });
      if (moment?.act) {
        const { name, act: run } = moment;
        act(() => void seen.slice(-1).map(run));
        if (name !== 'canceling') await settle();
      }
      unmount();
      await settle();
      // jsdom reports changes of `sessionStorage` through a timer of its own.
      await vi.advanceTimersByTimeAsync(0);
      expect({ moment: moment?.name, pending: [...pending] }).toEqual({
        moment: moment?.name,
        pending: [],
      });
      expect({ moment: moment?.name, timers: vi.getTimerCount() }).toEqual({
        moment: moment?.name,
        timers: before.timers,
      });
      expect({ moment: moment?.name, ...getResources() }).toEqual({
        moment: moment?.name,
        ...before.held,
      });
    }
    expect(windows.filter(({ address, closed }) => address === '' && !closed)).toEqual([]);
    // Proves that the counters work.
    expect(windows.length).toBeGreaterThan(200);
    expect(calls).toBeGreaterThan(1500);
  }, 120_000);
});

describe('an early unmount', () => {
  it('complaint 21: aborts reads under way through their signal', async () => {
    const signals: { method: string; signal: AbortSignal | null | undefined }[] = [];
    const { update, sandbox, result, unmount, settle } = await renderAll({
      connection: 'connected',
    });
    update({
      fetch: (input, init) => {
        signals.push({ method: init?.method ?? 'GET', signal: init?.signal });
        return sandbox.fetch(input, init);
      },
    });
    sandbox.fail({ method: 'GET', delay: 20_000 });
    act(() => void result.current.reading.refresh());
    await settle();
    expect(signals).toMatchObject([{ method: 'GET', signal: { aborted: false } }]);
    unmount();
    await settle();

    expect(signals).toMatchObject([{ signal: { aborted: true } }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('complaint 21: lets other widgets pull at once, and emits no event', async () => {
    const { result, unmount, sandbox, events, getCalls } = await renderAll({
      connection: 'connected',
    });
    await act(() => result.current.pulling.start());
    unmount();
    const before = events.length;
    sandbox.advance(10_000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(events).toHaveLength(before);

    const next = await renderAll({
      provider: {
        entityId: sandbox.entityId,
        fetch: sandbox.fetch,
        tokenProvider: async () => sandbox.issueToken(),
      },
    });
    await act(() => next.result.current.pulling.start());
    expect(getCalls('POST')).toHaveLength(2);
    expect(next.result.current.pulling.phase).toBe('running');
  });
});
