import { isStorageKey } from '../engine/names.ts';

/**
 * Removes everything that the widget has stored in the `sessionStorage` and the `localStorage` of this
 * page: the connection that a person was signing in to, and the books that people have confirmed.
 * `createTestProvider` calls it. Call it after each test that renders your own provider.
 */
export function clearAccountingStorage(): void {
  for (const storage of [sessionStorage, localStorage]) {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    for (const key of keys.filter(isStorageKey)) storage.removeItem(key);
  }
}
