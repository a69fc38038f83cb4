import { act, screen } from '@testing-library/react';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import useSWR, { mutate as mutateGlobally, SWRConfig, useSWRConfig } from 'swr';
import type { Cache, Middleware, SWRConfiguration } from 'swr';
import useOtherSWR, { mutate as mutateOther, SWRConfig as OtherConfig } from 'swr-2.3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { advance, settle } from './advance.ts';
import { createSwrHost } from './createSwrHost.tsx';

beforeEach(() => {
  vi.useFakeTimers();
  mustNotRun.mockClear();
});
afterEach(() => void vi.useRealTimers());

type Settings = SWRConfiguration & { provider?: () => Cache };

const mustNotRun = vi.fn((): never => {
  throw new Error('The host’s SWR was called');
});
/** None of these may run, because no hook of the host reads data. */
const callbacks = {
  onSuccess: mustNotRun,
  onError: mustNotRun,
  onErrorRetry: mustNotRun,
  onLoadingSlow: mustNotRun,
  onDiscarded: mustNotRun,
};
const swapData: Middleware = (next) => (key, fetcher, config) =>
  Object.assign(next(key, fetcher, config), { data: [] });
const CONNECTED = [{ id: 'wrong', platform: 'sage', status: 'connected', errors: [] }];

const HOSTILE: [name: string, getSettings: (key: string) => Settings][] = [
  ['isPaused', () => ({ isPaused: () => true })],
  ['suspense', () => ({ suspense: true })],
  ['a fetcher', () => ({ fetcher: mustNotRun })],
  ['a separate cache', () => ({ provider: () => new Map() })],
  [
    'a cache with wrong data under our key',
    (key) => ({
      provider: () => new Map(JSON.parse(JSON.stringify([[key, { data: CONNECTED }]]))),
    }),
  ],
  ['middleware that throws', () => ({ use: [mustNotRun] })],
  ['middleware that swaps the data', () => ({ use: [swapData] })],
  ['fallback for our key', (key) => ({ fallback: { [key]: CONNECTED } })],
  ['fallbackData', () => ({ fallbackData: CONNECTED })],
  ['keepPreviousData', () => ({ keepPreviousData: true })],
  ['compare that never sees a change', () => ({ compare: () => true })],
  ['refreshInterval', () => ({ refreshInterval: 10, dedupingInterval: 0, fetcher: mustNotRun })],
  ['callbacks', () => ({ ...callbacks, loadingTimeout: 1 })],
  [
    'a browser that is offline and hidden',
    () => ({ isOnline: () => false, isVisible: () => false }),
  ],
  [
    'frequent revalidation',
    () => ({
      revalidateOnMount: true,
      revalidateIfStale: true,
      revalidateOnFocus: true,
      focusThrottleInterval: 0,
      fetcher: mustNotRun,
    }),
  ],
  ['retries', () => ({ errorRetryInterval: 1, errorRetryCount: 99, shouldRetryOnError: true })],
];

/** Records the states and the requests on a page whose host does not interfere. */
async function recordUndisturbed() {
  const page = createSwrHost();
  const { unmount } = await page.open();
  await page.runLifecycle();
  unmount();
  return { states: page.states, calls: page.calls };
}

function createHostile(place: 'above' | 'below', getSettings: (key: string) => Settings) {
  const { key } = createSwrHost();
  const settings = getSettings(key);
  const Config = ({ children }: { children: ReactNode }) => (
    <SWRConfig value={settings}>
      <Suspense fallback={<p>suspended</p>}>{children}</Suspense>
    </SWRConfig>
  );
  return createSwrHost(place === 'above' ? { Above: Config } : { Below: Config });
}

describe.each(['above', 'below'] as const)('a host’s SWRConfig %s the provider', (place) => {
  it.each(HOSTILE)('changes nothing and is never called: %s', async (_, getSettings) => {
    const undisturbed = await recordUndisturbed();
    const page = createHostile(place, getSettings);
    await page.open();
    expect(screen.queryByText('suspended')).toBeNull();
    await page.runLifecycle();

    expect(page.states).toEqual(undisturbed.states);
    expect(page.calls).toEqual(undisturbed.calls);
    expect(mustNotRun).not.toHaveBeenCalled();
  });

  it('cannot make a new entity show the data of the old one', async () => {
    const page = createHostile(place, () => ({ keepPreviousData: true }));
    page.sandbox.connect(page.sandbox.entityId, 'xero');
    const { switchEntity } = await page.open();
    const before = page.states.length;
    switchEntity('another-entity');
    await settle();

    expect(page.states.slice(before - 1)).toEqual([
      'connected connected connected idle idle',
      'loading idle undefined idle idle',
      expect.stringContaining('load_failed idle undefined'),
    ]);
  });
});

describe('a failing API under hostile callbacks', () => {
  it('shows our error, retries at our intervals, and does not call the host’s SWR', async () => {
    const settings: Settings = { ...callbacks, use: [mustNotRun], shouldRetryOnError: false };
    const page = createHostile('below', () => settings);
    page.sandbox.fail({ status: 503, times: 2 });
    await page.open();
    expect(page.probe.current.reading.error?.code).toBe('server_error');
    await advance(10_000);

    expect(page.probe.current.reading.status).toBe('not_connected');
    expect(mustNotRun).not.toHaveBeenCalled();
  });
});

/** A host component that reads data with SWR and shows it. */
function createReader(use: typeof useSWR) {
  let fetchCount = 0;
  const fetcher = async (path: string) => {
    fetchCount += 1;
    return `${path} ${fetchCount}`;
  };
  function Reader() {
    const { data = 'nothing' } = use('/host', fetcher);
    return <p>{data}</p>;
  }
  return { Reader, getFetchCount: () => fetchCount };
}

describe('a host that uses SWR itself', () => {
  it('keeps its settings and its cache, inside and outside the provider', async () => {
    const seen: unknown[] = [];
    function Settings() {
      const { fetcher, isPaused, cache, mutate, use, fallback } = useSWRConfig();
      seen.push([fetcher, isPaused, cache, mutate, use, fallback]);
      return null;
    }
    const cache = new Map();
    const passThrough: Middleware = (next) => (key, fetcher, config) => next(key, fetcher, config);
    const settings = {
      fetcher: async () => 'host',
      isPaused: () => false,
      use: [passThrough],
      fallback: { '/host': 'early' },
      provider: () => cache,
    };
    const page = createSwrHost({
      Above: ({ children }) => <SWRConfig value={settings}>{children}</SWRConfig>,
      beside: <Settings />,
    });
    await page.open();
    await page.runLifecycle();

    expect(seen.length).toBeGreaterThan(1);
    const { fetcher, isPaused, use, fallback } = settings;
    for (const one of seen) {
      expect(one).toEqual([fetcher, isPaused, cache, expect.any(Function), use, fallback]);
    }
    expect([...cache]).toEqual([]);
  });

  it('fetches as often as without this package, and finds only its own data in its cache', async () => {
    const reader = createReader(useSWR);
    const cache = new Map();
    const Config = ({ children }: { children: ReactNode }) => (
      <SWRConfig value={{ provider: () => cache, focusThrottleInterval: 0 }}>{children}</SWRConfig>
    );
    const page = createSwrHost({ Above: Config, beside: <reader.Reader /> });
    await page.open();
    await page.runLifecycle();

    // SWR fetches on mount and at the second return. `dedupingInterval` swallows the first return.
    expect(reader.getFetchCount()).toBe(2);
    expect([...cache.keys()]).toEqual(['/host']);
    expect(screen.getAllByText('/host 2')).toHaveLength(2);
  });

  it.each([
    ['the global mutate', false],
    ['the mutate of its own cache', true],
  ])('refetches only its own data with %s, and keeps ours', async (_, hasCache) => {
    const { Reader, getFetchCount } = createReader(useSWR);
    const mutates = [mutateGlobally];
    function MutateProbe() {
      mutates.push(useSWRConfig().mutate);
      return null;
    }
    const cache = new Map();
    const Config = ({ children }: { children: ReactNode }) => (
      <SWRConfig value={hasCache ? { provider: () => cache } : {}}>{children}</SWRConfig>
    );
    const beside = [<Reader key="reader" />, <MutateProbe key="mutate" />];
    const page = createSwrHost({ Above: Config, beside });
    page.sandbox.connect(page.sandbox.entityId, 'xero');
    await page.open();
    const { length } = page.states;
    const before = getFetchCount();
    const mutate = mutates.at(-1);
    await act(async () => mutate?.(() => true, undefined, { revalidate: true }));
    await act(async () => mutate?.(page.key, [], { revalidate: true }));
    await settle();

    expect(getFetchCount()).toBe(before + 1);
    expect(page.calls).toHaveLength(1);
    expect(page.states).toHaveLength(length);
    expect(page.probe.current.reading.status).toBe('connected');
    await act(() => mutateGlobally(() => true, undefined, { revalidate: false }));
  });
});

describe('a host on another version of SWR', () => {
  it('works beside this package, and neither affects the other', async () => {
    const { Reader, getFetchCount } = createReader(useOtherSWR);
    const undisturbed = await recordUndisturbed();
    const settings = {
      use: [mustNotRun],
      fetcher: mustNotRun,
      isPaused: () => true,
      suspense: true,
    };
    const Config = ({ children }: { children: ReactNode }) => (
      <OtherConfig value={{ focusThrottleInterval: 0 }}>{children}</OtherConfig>
    );
    const Hostile = ({ children }: { children: ReactNode }) => (
      <OtherConfig value={settings}>{children}</OtherConfig>
    );
    const page = createSwrHost({ Above: Config, Below: Hostile });
    const view = await page.open();
    await page.runLifecycle();
    expect(page.states).toEqual(undisturbed.states);
    expect(page.calls).toEqual(undisturbed.calls);
    expect(mustNotRun).not.toHaveBeenCalled();
    view.unmount();

    const beside = createSwrHost({ Above: Config, beside: <Reader /> });
    await beside.open();
    await beside.runLifecycle();
    expect(getFetchCount()).toBe(2);
    expect(beside.calls).toEqual(undisturbed.calls);
    const { length } = beside.calls;
    await act(() => mutateOther(() => true, undefined, { revalidate: true }));
    await settle();
    expect(getFetchCount()).toBe(3);
    expect(beside.calls).toHaveLength(length);
    expect(beside.probe.current.reading.status).toBe('disconnected');
  });
});
