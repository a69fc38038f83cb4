import { afterEach, describe, expect, it, vi } from 'vitest';
import { stubSharedLocks } from '../../test/stubSharedLocks.ts';
import { waitForLock } from './waitForLock.ts';

afterEach(() => void vi.unstubAllGlobals());

describe('waitForLock', () => {
  it('holds one of several locks until the signal aborts', async () => {
    const { held } = stubSharedLocks();
    const lifetime = new AbortController();
    expect(await waitForLock(['a', 'b', 'c'], lifetime.signal)).toBe(true);
    await vi.waitFor(() => expect([...held]).toHaveLength(1));
    lifetime.abort();
    await vi.waitFor(() => expect([...held]).toEqual([]));
  });

  it('waits until one of them is free', async () => {
    const { held } = stubSharedLocks();
    const [first, second] = [new AbortController(), new AbortController()];
    await waitForLock(['a'], first.signal);
    const next = waitForLock(['a'], second.signal);
    first.abort();
    expect(await next).toBe(true);
    expect([...held]).toEqual(['a']);
    second.abort();
  });

  it('gives up when the signal aborts', async () => {
    const { held } = stubSharedLocks();
    const [first, second] = [new AbortController(), new AbortController()];
    await waitForLock(['a'], first.signal);
    const next = waitForLock(['a'], second.signal);
    second.abort();
    expect(await next).toBe(false);
    first.abort();
    await vi.waitFor(() => expect([...held]).toEqual([]));
    expect(await waitForLock(['a'], second.signal)).toBe(false);
  });

  it.each([
    ['has no Web Locks', {}],
    ['denies them', { locks: { request: () => Promise.reject(new Error('No storage')) } }],
  ])('holds nothing if the browser %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    expect(await waitForLock(['a', 'b'], new AbortController().signal)).toBe(false);
  });
});
