import { useCallback, useMemo } from 'react';
import { getBooksChange } from '../engine/books/getBooksChange.ts';
import type { BooksChange } from '../engine/books/getBooksChange.ts';
import { useStore } from '../lib/useStore.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { useResource } from './useResource.ts';

/** What `useBooksChange` returns. */
export interface UseBooksChangeResult {
  /**
   * Set while the current connection names other books than the one before, and nobody has
   * confirmed them in this browser. Until then, this page starts no pull. `null` on a server.
   */
  change: BooksChange | null;
  /** Stores in this browser that the books are the right ones. If they are not, disconnect. */
  confirm: () => void;
}

/**
 * Asks whether a new connection leads to the right books. API version 2023-03-14 does not name them,
 * so `change` is always `null` there.
 */
export function useBooksChange(): UseBooksChangeResult {
  const { session, initialConnections } = useAccountingContext('useBooksChange');
  const { connections } = session;
  const { books } = connections;
  const { data } = useResource(connections, initialConnections);
  const answers = useStore<string | null>(books, null);
  const change = useMemo(
    () => (data && answers !== null ? getBooksChange(data, answers) : null),
    [data, answers],
  );
  const confirm = useCallback(() => {
    // The change that was on the screen.
    if (change) books.confirm(change);
  }, [books, change]);
  return { change, confirm };
}
