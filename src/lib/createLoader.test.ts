import { describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { createLoader } from './createLoader.ts';

const fail = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

function setUp(fetch: () => Promise<string> = fail) {
  const loader = createLoader(fetch);
  return { ...loader, load: () => loader.load().catch(() => 'failed') };
}

describe('createLoader', () => {
  it('is gone after two failures in front of a person', async () => {
    const { load, isGone } = setUp();
    await load();
    expect(isGone()).toBe(false);
    await load();
    expect(isGone()).toBe(true);
  });

  it('counts a failure once for all who wait for it', async () => {
    const { load, isGone } = setUp();
    await Promise.all([load(), load(), load()]);
    expect(isGone()).toBe(false);
  });

  it('does not count the failures of a prefetch, unless a person waits for it by then', async () => {
    const { load, prefetch, isGone } = setUp();
    for (let times = 0; times < 3; times += 1) {
      prefetch();
      await Promise.resolve();
    }
    await load();
    expect(isGone()).toBe(false);
    prefetch();
    await load();
    expect(isGone()).toBe(true);
  });

  it('does not count failures while the browser is offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const { load, isGone } = setUp();
    await load();
    await load();
    expect(isGone()).toBe(false);
  });

  it('does not count a slow network', async () => {
    const clock = createManualClock();
    const loader = createLoader(() => new Promise(() => undefined));
    for (let times = 0; times < 3; times += 1) {
      const loading = loader.load(clock).catch(() => 'failed');
      await clock.advance(30_000);
      expect(await loading).toBe('failed');
    }
    expect(loader.isGone()).toBe(false);
  });
});
