import { describe, expect, it, vi } from 'vitest';
import { holdLock, isLockHeld } from './holdLock.ts';

describe('holdLock', () => {
  it('lets one caller at a time hold a lock within a page', async () => {
    const release = await holdLock('a');
    expect(release).toBeTypeOf('function');
    expect(await holdLock('a')).toBeUndefined();

    release?.();
    const again = await holdLock('a');
    expect(again).toBeTypeOf('function');
    again?.();
  });

  it('fails each time while another tab holds the lock', async () => {
    const request = vi.fn(async (_: string, __: LockOptions, run: (lock: unknown) => unknown) =>
      run(null),
    );
    vi.stubGlobal('navigator', { locks: { request } });

    expect(await holdLock('b')).toBeUndefined();
    expect(await holdLock('b')).toBeUndefined();
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('holds the browser’s lock until it is released', async () => {
    let ended: Promise<unknown> | undefined;
    const request = vi.fn((_: string, __: LockOptions, run: (lock: unknown) => unknown) => {
      ended = Promise.resolve(run({}));
      return ended;
    });
    vi.stubGlobal('navigator', { locks: { request } });
    const release = await holdLock('c');
    expect(await Promise.race([ended, Promise.resolve('held')])).toBe('held');

    release?.();
    expect(await ended).toBeUndefined();
  });

  it('locks within the page only if the browser denies Web Locks', async () => {
    vi.stubGlobal('navigator', { locks: { request: async () => Promise.reject(new Error('no')) } });
    const release = await holdLock('d');

    expect(release).toBeTypeOf('function');
    release?.();
  });
});

describe('isLockHeld', () => {
  it('sees the locks of this page, even if the browser denies Web Locks', async () => {
    vi.stubGlobal('navigator', {});
    expect(await isLockHeld('e')).toBe(false);
    const release = await holdLock('e');
    expect(await isLockHeld('e')).toBe(true);
    release?.();

    const deny = async () => Promise.reject(new Error('no'));
    vi.stubGlobal('navigator', { locks: { request: deny, query: deny } });
    expect(await isLockHeld('e')).toBe(false);
  });

  it('sees the locks of other tabs without taking them', async () => {
    const request = vi.fn();
    const query = async () => ({ held: [{ name: 'f' }], pending: [{ name: 'g' }] });
    vi.stubGlobal('navigator', { locks: { request, query } });

    expect(await isLockHeld('f')).toBe(true);
    expect(await isLockHeld('g')).toBe(false);
    expect(request).not.toHaveBeenCalled();
  });
});
