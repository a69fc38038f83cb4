import { AccountingError } from '../../api/AccountingError.ts';
import type { AccountingErrorCode } from '../../api/AccountingError.ts';
import type { Store } from '../../lib/createStore.ts';
import { holdLock } from '../../lib/holdLock.ts';
import { getBatchLock } from '../names.ts';
import { toAccountingError } from '../runTask.ts';
import type { TaskContext } from '../TaskContext.ts';
import type { Pusher } from './createPusher.ts';
import { NO_BATCH } from './PushBatch.ts';
import type { BatchCounts, PushBatch } from './PushBatch.ts';
import type { BatchOutcome, RecordListFilter } from './Records.ts';

/** How a batch can end. */
type BatchEnd = Extract<PushBatch, { phase: 'complete' | 'stopped' | 'elsewhere' | 'failed' }>;

export interface Batch {
  start: (filter: RecordListFilter) => Promise<BatchOutcome>;
  stop: () => void;
}

/** How many pushes may be under way at a time. The client's queue limits the requests. */
const AT_ONCE = 5;
const PAGE = 250;
const NO_COUNTS = { total: 0, done: 0, failed: 0 };
/** Errors that concern one object. After any other, the rest would fail too. */
const OF_ONE: readonly AccountingErrorCode[] = [
  'push_failed',
  'not_found',
  'invalid_request',
  'timeout',
];

const createGone = () => new AccountingError('not_found', 'Nothing is connected to send to');

/** Creates the batch of one session, which sends many objects again, a few at a time. */
export function createBatch(context: TaskContext, store: Store<PushBatch>, pusher: Pusher): Batch {
  const { api, books, connections, identity, signal, isDisposed } = context;
  /** Aborts when the person stops the batch. */
  let current: AbortController | undefined;
  const isConnected = () => connections.getCurrent()?.status === 'connected';

  function stop() {
    const state = store.get();
    if (state.phase !== 'searching' && state.phase !== 'pushing') return;
    current?.abort();
    const { objectType } = state;
    const counts = state.phase === 'pushing' ? state : { ...NO_COUNTS, objectType };
    store.set({ ...counts, phase: 'stopping' });
  }

  async function search(filter: RecordListFilter, stopped: AbortSignal): Promise<string[]> {
    const query = { ...filter, sort: 'updated_at', order: 'desc', limit: PAGE } as const;
    const ids = new Set<string>();
    const read = new Set<string>();
    const tokens = new Set<string | null>();
    let token: string | null = null;
    let isCircle = false;
    do {
      // oxlint-disable-next-line no-await-in-loop -- one page leads to the next
      const page = await api.listSyncedRecords(query, token, { signal, priority: 'wait' });
      const { size } = read;
      for (const { id, syncStatus } of page.records) {
        read.add(id);
        if (syncStatus === 'error') ids.add(id);
      }
      if (!stopped.aborted) {
        store.set({ phase: 'searching', objectType: filter.objectType, found: ids.size });
      }
      // An API that leads around in circles would be asked for ever.
      token = page.nextPageToken;
      isCircle = tokens.has(token) && read.size === size;
      tokens.add(token);
    } while (token !== null && !isCircle && !stopped.aborted);
    return [...ids];
  }

  async function run(filter: RecordListFilter, stopped: AbortSignal): Promise<BatchEnd> {
    const { objectType } = filter;
    let counts: BatchCounts = { ...NO_COUNTS, objectType };
    const showCounts = () =>
      store.set({ phase: stopped.aborted ? 'stopping' : 'pushing', ...counts });
    try {
      const ids = await search(filter, stopped);
      counts = { ...counts, total: ids.length };
      showCounts();
      let fatal: AccountingError | undefined;
      const work = async () => {
        for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
          if (stopped.aborted || isDisposed()) return;
          if (!isConnected()) fatal ??= createGone();
          if (fatal) return;
          // oxlint-disable-next-line no-await-in-loop -- one after another
          const outcome = await pusher.push(id, 'wait', 'error');
          // Other books would refuse the rest too, until a person has confirmed them.
          if (outcome === 'books_changed') return stop();
          // oxlint-disable-next-line no-await-in-loop -- one after another
          const state = await pusher.untilEnd(id);
          const error = state.phase === 'failed' ? state.error : undefined;
          const isSent = state.phase === 'complete' || outcome === 'changed';
          counts = { ...counts, done: counts.done + 1, failed: counts.failed + (isSent ? 0 : 1) };
          if (error && !OF_ONE.includes(error.code)) fatal ??= error;
          showCounts();
          if (error?.status !== 409) continue;
          // Either this object cannot be sent, or nothing is connected any more.
          // oxlint-disable-next-line no-await-in-loop -- one after another
          await connections.read({ signal, priority: 'wait' }).catch(() => undefined);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      if (fatal) return { phase: 'failed', error: fatal, ...counts };
    } catch (cause) {
      return { phase: 'failed', error: toAccountingError(cause), ...counts };
    }
    const isComplete = counts.done === counts.total && !stopped.aborted;
    return { phase: isComplete ? 'complete' : 'stopped', ...counts };
  }

  async function begin(
    filter: RecordListFilter,
    stopped: AbortSignal,
  ): Promise<BatchEnd | 'books_changed'> {
    const { objectType } = filter;
    store.set({ phase: 'searching', objectType, found: 0 });
    const release = await holdLock(getBatchLock(identity), signal);
    if (!release) return { phase: 'elsewhere', objectType };
    try {
      await connections.read({ signal });
      if (!isConnected()) throw createGone();
      return books.getChange() ? 'books_changed' : await run(filter, stopped);
    } catch (cause) {
      const error = toAccountingError(cause);
      return { phase: 'failed', error, ...NO_COUNTS, objectType };
    } finally {
      release();
    }
  }

  return {
    async start(filter) {
      if (isDisposed() || current) return 'ignored';
      current = new AbortController();
      const end = await begin(filter, current.signal);
      current = undefined;
      store.set(signal.aborted || typeof end === 'string' ? NO_BATCH : end);
      if (signal.aborted) return 'ignored';
      return typeof end === 'string' ? end : end.phase;
    },
    stop,
  };
}
