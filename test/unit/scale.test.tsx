import { act, render, screen } from '@testing-library/react';
import { AccountingProvider, type AccountingProviderProps } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../src/engine/connect/connectTasks.ts';
import '../../src/engine/pull/pullTasks.ts';
import { getPullLock } from '../../src/engine/names.ts';
import { holdLock } from '../../src/lib/holdLock.ts';
import { stubWindows } from '../stubWindows.ts';
import type { AllHooks } from '../useAllHooks.ts';
import { advance, settle } from './advance.ts';
import { createProbe } from './createProbe.tsx';
import { createSharedClient } from './createSharedClient.ts';
import { stubChannels } from './properties/stubChannels.ts';
import { stubLocks } from './properties/stubLocks.ts';
import { trackListeners } from './properties/trackListeners.ts';

const cleanUps: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  // React adds its own document listeners when it creates its first root.
  render(<p />).unmount();
});
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
  vi.useRealTimers();
});

/** Tracks the resources that the page holds from now on. */
function trackResources() {
  const channels = stubChannels();
  const listeners = trackListeners();
  cleanUps.push(stubLocks(), listeners.stop);
  return () => ({
    listeners: listeners.left.toSorted(),
    channels: channels.openCount,
    timers: vi.getTimerCount(),
  });
}

const NOTHING = { listeners: [], channels: 0, timers: 0 };
const LISTENERS = [
  'focus',
  'keydown',
  'online',
  'pageshow',
  'pointerdown',
  'pointermove',
  'visibilitychange',
  'wheel',
].map((type) => `window ${type}`);

describe('200 entities under one client', () => {
  it('share one token, one channel, one listener per event, and ten requests per second', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `entity-${index}`);
    const { client, sandbox, tokens } = createSharedClient(ids, { tokenScope: 'client' });
    for (const id of ids) sandbox.connect(id, 'xero');
    const getResources = trackResources();
    const probe = createProbe();
    const { unmount } = render(
      ids.map((entityId) => (
        <AccountingProvider key={entityId} client={client} entityId={entityId}>
          <probe.Probe />
        </AccountingProvider>
      )),
    );
    await advance(30_000);
    expect(screen.getAllByText('connected')).toHaveLength(200);
    expect(sandbox.requests).toHaveLength(200);
    expect(getResources()).toMatchObject({ listeners: LISTENERS, channels: 1 });

    // The person comes back several times, then leaves the page open.
    for (let round = 0; round < 4; round += 1) {
      act(() => void window.dispatchEvent(new Event('focus')));
      await advance(400);
    }
    await advance(120_000);
    expect(sandbox.requests.length).toBeGreaterThan(600);
    expect(tokens).toHaveLength(1);
    expect(sandbox.requests.filter(({ status }) => status !== 200)).toEqual([]);
    const times = sandbox.requests.map(({ at }) => at);
    const mostPerSecond = Math.max(
      ...times.map((from, index) => times.slice(index).filter((at) => at - from < 1000).length),
    );
    expect(mostPerSecond).toBe(10);

    unmount();
    await settle();
    expect(getResources()).toEqual(NOTHING);
  }, 60_000);
});

/** The action in progress when the host unmounts the provider. */
const MOMENTS: { connection?: string; act?: (hooks: AllHooks) => unknown; isReady?: boolean }[] = [
  { isReady: false },
  { act: ({ connecting }) => connecting.connect('xero') },
  { act: ({ connecting }) => connecting.connect('xero'), isReady: false },
  { connection: 'pending_auth', act: ({ connecting }) => connecting.cancel() },
  { connection: 'connected', act: ({ pulling }) => pulling.start() },
  { connection: 'connected', act: ({ disconnecting }) => disconnecting.disconnect() },
  { connection: 'connected' },
];

describe('1,000 mounts and unmounts', () => {
  it.each(['one client', 'inline options'])(
    'leave nothing behind: %s',
    async (kind) => {
      const { client, sandbox } = createSharedClient(['a-company'], { rateLimit: Infinity });
      const getResources = trackResources();
      const windows = stubWindows(true);
      const getProps = (): Partial<AccountingProviderProps> =>
        kind === 'one client'
          ? { client }
          : {
              apiUrl: sandbox.baseUrl,
              fetch: async (input, init) => sandbox.fetch(String(input), init),
              tokenProvider: async () => sandbox.issueToken(),
            };

      for (let visit = 0; visit < 1000; visit += 1) {
        const { connection, act: run, isReady = true } = MOMENTS[visit % MOMENTS.length] ?? {};
        sandbox.reset();
        sessionStorage.clear();
        if (connection !== undefined) sandbox.connect('a-company', 'xero', connection);
        const probe = createProbe();
        const { unmount } = render(
          <AccountingProvider entityId="a-company" {...getProps()}>
            <probe.Probe />
          </AccountingProvider>,
        );
        if (isReady) await settle();
        if (run) act(() => void run(probe.current));
        if (isReady && visit % 2 === 0) await settle();
        unmount();
        await settle();
        // Granting a lock takes one timer, and jsdom's `storage` event takes another.
        await vi.advanceTimersByTimeAsync(0);
        expect({ visit, ...getResources() }).toEqual({ visit, ...NOTHING });
      }
      const { signal } = new AbortController();
      const lock = getPullLock({ apiUrl: sandbox.baseUrl, entityId: 'a-company' });
      const free = holdLock(lock, signal);
      await vi.advanceTimersByTimeAsync(0);
      expect(await free).toBeDefined();
      (await free)?.();
      expect(windows.filter(({ address, closed }) => address === '' && !closed)).toEqual([]);
      expect(windows.length).toBeGreaterThan(200);
    },
    120_000,
  );
});
