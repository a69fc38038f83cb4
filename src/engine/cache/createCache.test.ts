import { createCacheHelper } from 'swr/_internal';
import { describe, expect, it } from 'vitest';
import { AccountingError } from '../../api/AccountingError.ts';
import { createCache } from './createCache.ts';
import type { CacheEntry } from './createCache.ts';

const offline = new AccountingError('network', 'offline');

/** Reads as SWR's hooks do, and records the values that they would render with. */
function subscribe(entry: CacheEntry<string>): unknown[] {
  const seen: unknown[] = [];
  const [, , listen] = createCacheHelper<string>(entry.cache, entry.key);
  listen(entry.key, ({ data, error }) => void seen.push({ data, error }));
  return seen;
}

describe('createCache', () => {
  it('is empty at first', () => {
    expect(createCache().createEntry('key').get()).toEqual({});
  });

  it('stores data with the time of the answer', () => {
    const entry = createCache().createEntry<string>('key');
    entry.commit('one', 1000);
    expect(entry.get()).toEqual({ data: 'one', checkedAt: 1000, error: undefined });
  });

  it('keeps the data when a read fails, and clears the error at the next answer', () => {
    const entry = createCache().createEntry<string>('key');
    entry.commit('one', 1000);
    entry.fail(offline);
    expect(entry.get()).toEqual({ data: 'one', checkedAt: 1000, error: offline });

    entry.commit('two', 2000);
    expect(entry.get()).toEqual({ data: 'two', checkedAt: 2000, error: undefined });
  });

  it('removes data and errors when an entry is cleared', () => {
    const entry = createCache().createEntry<string>('key');
    entry.commit('one', 1000);
    entry.fail(offline);
    entry.clear();
    expect(entry.get()).toEqual({ data: undefined, checkedAt: undefined, error: undefined });
  });

  it('shares one value between all entries of a key', () => {
    const cache = createCache();
    cache.createEntry<string>('one').commit('first', 1000);
    expect(cache.createEntry<string>('one').get().data).toBe('first');
    expect(cache.createEntry<string>('two').get()).toEqual({});
  });

  it('shares nothing with another cache', () => {
    const [own, other] = [createCache(), createCache()];
    const seen = subscribe(other.createEntry('key'));
    own.createEntry<string>('key').commit('secret', 1000);
    expect(other.createEntry('key').get()).toEqual({});
    expect(seen).toEqual([]);
  });

  it('notifies each reader once for each change', () => {
    const cache = createCache();
    const entry = cache.createEntry<string>('key');
    const readers = [subscribe(entry), subscribe(cache.createEntry('key'))];
    const strangers = subscribe(cache.createEntry('other'));
    entry.commit('one', 1000);
    entry.fail(offline);
    for (const seen of readers) {
      expect(seen).toEqual([
        { data: 'one', error: undefined },
        { data: 'one', error: offline },
      ]);
    }
    expect(strangers).toEqual([]);
  });
});
