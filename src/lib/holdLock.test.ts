// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { findLockHolder, holdLock } from './holdLock.ts';

const { signal } = new AbortController();

describe('holdLock', () => {
  it('lets one caller at a time hold a lock within a page', async () => {
    const release = await holdLock('a', signal);
    expect(release).toBeTypeOf('function');
    expect(await holdLock('a', signal)).toBeUndefined();

    release?.();
    const again = await holdLock('a', signal);
    expect(again).toBeTypeOf('function');
    again?.();
  });

  it('fails each time while another tab holds the lock', async () => {
    const request = vi.fn(async (_: string, __: LockOptions, run: (lock: unknown) => unknown) =>
      run(null),
    );
    vi.stubGlobal('navigator', { locks: { request } });

    expect(await holdLock('b', signal)).toBeUndefined();
    expect(await holdLock('b', signal)).toBeUndefined();
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('holds the browser’s lock until it is released', async () => {
    let ended: Promise<unknown> | undefined;
    const request = vi.fn((_: string, __: LockOptions, run: (lock: unknown) => unknown) => {
      ended = Promise.resolve(run({}));
      return ended;
    });
    vi.stubGlobal('navigator', { locks: { request } });
    const release = await holdLock('c', signal);
    expect(await Promise.race([ended, Promise.resolve('held')])).toBe('held');

    release?.();
    expect(await ended).toBeUndefined();
  });

  it('locks within the page only if the browser denies Web Locks', async () => {
    vi.stubGlobal('navigator', { locks: { request: async () => Promise.reject(new Error('no')) } });
    const release = await holdLock('d', signal);

    expect(release).toBeTypeOf('function');
    release?.();
  });

  it('releases the lock when the signal aborts, also while the browser grants it', async () => {
    let ended: Promise<unknown> | undefined;
    const request = vi.fn((_: string, __: LockOptions, run: (lock: unknown) => unknown) => {
      ended = Promise.resolve(run({}));
      return ended;
    });
    vi.stubGlobal('navigator', { locks: { request } });
    const early = new AbortController();
    const taking = holdLock('e', early.signal);
    early.abort();
    expect(await taking).toBeUndefined();
    await ended;

    const late = new AbortController();
    expect(await holdLock('e', late.signal)).toBeTypeOf('function');
    late.abort();
    await ended;
    expect(await findLockHolder('e')).toBeUndefined();
    expect(request).toHaveBeenCalledTimes(2);
  });
});

describe('findLockHolder', () => {
  it('knows the locks of this page only, if the browser has no Web Locks or denies them', async () => {
    const deny = async () => Promise.reject(new Error('no'));
    for (const navigator of [{}, { locks: { request: deny, query: deny } }]) {
      vi.stubGlobal('navigator', navigator);
      expect(await findLockHolder('f')).toBeUndefined();
      const release = await holdLock('f', signal);
      expect(await findLockHolder('f')).toBe('');
      release?.();
    }
  });

  it('finds the page that holds a lock, without taking it', async () => {
    const request = vi.fn();
    const held = [{ name: 'g', clientId: 'a tab' }, { name: 'h' }];
    const query = async () => ({ held, pending: [{ name: 'i', clientId: 'a tab' }] });
    vi.stubGlobal('navigator', { locks: { request, query } });

    expect(await findLockHolder('g')).toBe('a tab');
    expect(await findLockHolder('h')).toBe('');
    expect(await findLockHolder('i')).toBeNull();
    expect(request).not.toHaveBeenCalled();
  });
});
