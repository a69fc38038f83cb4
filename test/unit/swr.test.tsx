import { act, screen } from '@testing-library/react';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import useSWR, { mutate as mutateGlobally, SWRConfig, useSWRConfig } from 'swr';
import type { Cache, Middleware, SWRConfiguration } from 'swr';
import useOtherSWR, { mutate as mutateOther, SWRConfig as OtherConfig } from 'swr-2.3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSwrHost } from './createSwrHost.tsx';

beforeEach(() => {
  vi.useFakeTimers();
  lie.mockClear();
});
afterEach(() => void vi.useRealTimers());

type Settings = SWRConfiguration & { provider?: () => Cache };

const lie = vi.fn((): never => {
  throw new Error('Called for a key that is not yours');
});
/** None of these may run, because no hook of the host reads data. */
const callbacks = {
  onSuccess: lie,
  onError: lie,
  onErrorRetry: lie,
  onLoadingSlow: lie,
  onDiscarded: lie,
};
const swapData: Middleware = (next) => (key, fetcher, config) =>
  Object.assign(next(key, fetcher, config), { data: [] });
const CONNECTED = [{ id: 'a-lie', platform: 'sage', status: 'connected', errors: [] }];

const HOSTILE: [name: string, getSettings: (key: string) => Settings][] = [
  ['isPaused', () => ({ isPaused: () => true })],
  ['suspense', () => ({ suspense: true })],
  ['a fetcher', () => ({ fetcher: lie })],
  ['a cache of its own', () => ({ provider: () => new Map() })],
  [
    'a cache that holds a lie under our key',
    (key) => ({
      provider: () => new Map(JSON.parse(JSON.stringify([[key, { data: CONNECTED }]]))),
    }),
  ],
  ['middleware that throws', () => ({ use: [lie] })],
  ['middleware that swaps the data', () => ({ use: [swapData] })],
  ['fallback for our key', (key) => ({ fallback: { [key]: CONNECTED } })],
  ['fallbackData', () => ({ fallbackData: CONNECTED })],
  ['keepPreviousData', () => ({ keepPreviousData: true })],
  ['compare, to which nothing is news', () => ({ compare: () => true })],
  ['refreshInterval', () => ({ refreshInterval: 10, dedupingInterval: 0, fetcher: lie })],
  ['callbacks', () => ({ ...callbacks, loadingTimeout: 1 })],
  [
    'a browser that is offline and hidden',
    () => ({ isOnline: () => false, isVisible: () => false }),
  ],
  [
    'eagerness',
    () => ({
      revalidateOnMount: true,
      revalidateIfStale: true,
      revalidateOnFocus: true,
      focusThrottleInterval: 0,
      fetcher: lie,
    }),
  ],
  ['retries', () => ({ errorRetryInterval: 1, errorRetryCount: 99, shouldRetryOnError: true })],
];

/** Records the visible text and the requests without a host that interferes. */
async function getUndisturbed() {
  const page = createSwrHost();
  const { unmount } = await page.open();
  await page.liveThrough();
  unmount();
  return { shown: page.shown, calls: page.calls };
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
  it.each(HOSTILE)('changes nothing, and is asked nothing: %s', async (_, getSettings) => {
    const undisturbed = await getUndisturbed();
    const page = createHostile(place, getSettings);
    await page.open();
    expect(screen.queryByText('suspended')).toBeNull();
    await page.liveThrough();

    expect(page.shown).toEqual(undisturbed.shown);
    expect(page.calls).toEqual(undisturbed.calls);
    expect(lie).not.toHaveBeenCalled();
  });

  it('cannot make a new entity show the data of the old one', async () => {
    const page = createHostile(place, () => ({ keepPreviousData: true }));
    page.sandbox.connect(page.sandbox.entityId, 'xero');
    const { show } = await page.open();
    const before = page.shown.length;
    show('another-entity');
    await page.settle();

    expect(page.shown.slice(before - 1)).toEqual([
      'connected connected connected idle idle',
      'loading idle undefined idle idle',
      expect.stringContaining('load_failed idle undefined'),
    ]);
  });
});

describe('a failing API under hostile callbacks', () => {
  it('shows our error, tries again at our pace, and tells the host’s SWR nothing', async () => {
    const settings: Settings = { ...callbacks, use: [lie], shouldRetryOnError: false };
    const page = createHostile('below', () => settings);
    page.sandbox.fail({ status: 503, times: 2 });
    await page.open();
    expect(page.getHooks().reading.error?.code).toBe('server_error');
    await page.pass(10_000);

    expect(page.getHooks().reading.status).toBe('not_connected');
    expect(lie).not.toHaveBeenCalled();
  });
});

/** A host component that reads data with SWR and shows it. */
function createReader(use: typeof useSWR) {
  let asked = 0;
  const fetcher = async (path: string) => {
    asked += 1;
    return `${path} ${asked}`;
  };
  function Reader() {
    const { data = 'nothing' } = use('/host', fetcher);
    return <p>{data}</p>;
  }
  return { Reader, getAsked: () => asked };
}

describe('a host that uses SWR itself', () => {
  it('keeps its settings, its cache and its data, inside and outside of the provider', async () => {
    const seen: unknown[] = [];
    function Settings() {
      const { fetcher, isPaused, cache, mutate, use, fallback } = useSWRConfig();
      seen.push([fetcher, isPaused, cache, mutate, use, fallback]);
      return null;
    }
    const cache = new Map();
    const pass: Middleware = (next) => (key, fetcher, config) => next(key, fetcher, config);
    const settings = {
      fetcher: async () => 'host',
      isPaused: () => false,
      use: [pass],
      fallback: { '/host': 'early' },
      provider: () => cache,
    };
    const page = createSwrHost({
      Above: ({ children }) => <SWRConfig value={settings}>{children}</SWRConfig>,
      beside: <Settings />,
    });
    await page.open();
    await page.liveThrough();

    expect(seen.length).toBeGreaterThan(1);
    const { fetcher, isPaused, use, fallback } = settings;
    for (const one of seen) {
      expect(one).toEqual([fetcher, isPaused, cache, expect.any(Function), use, fallback]);
    }
    expect([...cache]).toEqual([]);
  });

  it('asks as often as without us, and finds in its cache what is its own', async () => {
    const reader = createReader(useSWR);
    const cache = new Map();
    const Config = ({ children }: { children: ReactNode }) => (
      <SWRConfig value={{ provider: () => cache, focusThrottleInterval: 0 }}>{children}</SWRConfig>
    );
    const page = createSwrHost({ Above: Config, beside: <reader.Reader /> });
    await page.open();
    await page.liveThrough();

    // SWR fetches on mount and at the second return. It dedupes the first one (`dedupingInterval`).
    expect(reader.getAsked()).toBe(2);
    expect([...cache.keys()]).toEqual(['/host']);
    expect(screen.getAllByText('/host 2')).toHaveLength(2);
  });

  it.each([
    ['the global mutate', false],
    ['the mutate of its own cache', true],
  ])('asks for its own again with %s, and neither asks nor clears ours', async (_, hasCache) => {
    const { Reader, getAsked } = createReader(useSWR);
    const mutates = [mutateGlobally];
    function Grab() {
      mutates.push(useSWRConfig().mutate);
      return null;
    }
    const cache = new Map();
    const Config = ({ children }: { children: ReactNode }) => (
      <SWRConfig value={hasCache ? { provider: () => cache } : {}}>{children}</SWRConfig>
    );
    const beside = [<Reader key="reader" />, <Grab key="grab" />];
    const page = createSwrHost({ Above: Config, beside });
    page.sandbox.connect(page.sandbox.entityId, 'xero');
    await page.open();
    const { length } = page.shown;
    const asked = getAsked();
    const mutate = mutates.at(-1);
    await act(async () => mutate?.(() => true, undefined, { revalidate: true }));
    await act(async () => mutate?.(page.key, [], { revalidate: true }));
    await page.settle();

    expect(getAsked()).toBe(asked + 1);
    expect(page.calls).toHaveLength(1);
    expect(page.shown).toHaveLength(length);
    expect(page.getHooks().reading.status).toBe('connected');
    await act(() => mutateGlobally(() => true, undefined, { revalidate: false }));
  });
});

describe('a host on another version of SWR', () => {
  it('works beside us, and neither hears of the other', async () => {
    const { Reader, getAsked } = createReader(useOtherSWR);
    const undisturbed = await getUndisturbed();
    const settings = { use: [lie], fetcher: lie, isPaused: () => true, suspense: true };
    const Config = ({ children }: { children: ReactNode }) => (
      <OtherConfig value={{ focusThrottleInterval: 0 }}>{children}</OtherConfig>
    );
    const Hostile = ({ children }: { children: ReactNode }) => (
      <OtherConfig value={settings}>{children}</OtherConfig>
    );
    const page = createSwrHost({ Above: Config, Below: Hostile });
    const view = await page.open();
    await page.liveThrough();
    expect(page.shown).toEqual(undisturbed.shown);
    expect(page.calls).toEqual(undisturbed.calls);
    expect(lie).not.toHaveBeenCalled();
    view.unmount();

    const beside = createSwrHost({ Above: Config, beside: <Reader /> });
    await beside.open();
    await beside.liveThrough();
    expect(getAsked()).toBe(2);
    expect(beside.calls).toEqual(undisturbed.calls);
    const { length } = beside.calls;
    await act(() => mutateOther(() => true, undefined, { revalidate: true }));
    await beside.settle();
    expect(getAsked()).toBe(3);
    expect(beside.calls).toHaveLength(length);
    expect(beside.getHooks().reading.status).toBe('disconnected');
  });
});
