import type { AccountingError } from '../../api/AccountingError.ts';
import { loadCode } from '../../api/loadCode.ts';
import { createLoader } from '../../lib/createLoader.ts';
import { createStore } from '../../lib/createStore.ts';
import type { CacheEntry } from '../cache/createCache.ts';
import { getRecordsKey } from '../cache/keys.ts';
import { toAccountingError } from '../runTask.ts';
import type { ReadOutcome } from '../Session.ts';
import type { RecordEngine } from './createRecordEngine.ts';
import type { OpenRecordList } from './createRecordList.ts';
import { NO_BATCH } from './PushBatch.ts';
import type {
  CreateRecords,
  Pushes,
  RecordList,
  RecordListFilter,
  RecordPages,
} from './Records.ts';

interface StoredList extends RecordList {
  isObserved: () => boolean;
}

/** So many lists are kept, with those that are shown. */
const MOST_LISTS = 20;
export const NO_PUSHES: Pushes = /* @__PURE__ */ new Map();

const engineLoader = /* @__PURE__ */ createLoader(() => import('./createRecordEngine.ts'));

/**
 * Creates the synced records of one session. Most of their code loads when a list is first shown,
 * because most pages show none.
 */
export const createRecords: CreateRecords = (context, createEntry) => {
  const { identity, clock, signal } = context;
  const pushes = createStore(NO_PUSHES);
  const batch = createStore(NO_BATCH);
  const lists = new Map<string, StoredList>();
  let engine: RecordEngine | undefined;

  async function load(): Promise<RecordEngine> {
    const { createRecordEngine } = await loadCode(engineLoader, clock);
    engine ??= createRecordEngine({ context, pushes, batch });
    return engine;
  }

  function createList(entry: CacheEntry<RecordPages>, filter: RecordListFilter): StoredList {
    const observers = new Set<{ stop?: (() => void) | undefined }>();

    async function run(
      action: (list: OpenRecordList) => Promise<ReadOutcome> | undefined,
    ): Promise<ReadOutcome> {
      try {
        const list = (await load()).open(entry, filter);
        for (const observer of observers) observer.stop ??= list.observe();
        return (await action(list)) ?? 'answered';
      } catch (cause) {
        if (signal.aborted) return 'ignored';
        entry.fail(toAccountingError(cause));
        return 'failed';
      }
    }

    const stored: StoredList = {
      entry,
      isObserved: () => observers.size > 0,
      observe() {
        if (context.api.recordTypes.length === 0) return () => undefined;
        const observer: { stop?: () => void } = {};
        observers.add(observer);
        // A sweep may have removed the list since it was rendered.
        lists.set(entry.key, stored);
        void run(() => undefined);
        return () => {
          observers.delete(observer);
          observer.stop?.();
        };
      },
      refresh: () => run((list) => list.refresh()),
      loadMore: () => run((list) => list.loadMore()),
    };
    return stored;
  }

  function remove(key: string, { entry }: StoredList) {
    entry.clear();
    lists.delete(key);
    engine?.close(key);
  }

  /** A page may show another filter each time. */
  function sweep() {
    for (const [key, list] of lists) {
      if (lists.size < MOST_LISTS) return;
      if (!list.isObserved()) remove(key, list);
    }
  }

  function handleFailure(cause: unknown): AccountingError {
    const error = toAccountingError(cause);
    context.events.emitError(error);
    return error;
  }

  signal.addEventListener('abort', () => lists.forEach((list, key) => remove(key, list)));

  return {
    pushes,
    batch,
    getList({ objectType, objectIds, createdAt, updatedAt, limit }) {
      // In this order, so that equal filters have the same key.
      const filter = { objectType, objectIds, createdAt, updatedAt, limit };
      const key = getRecordsKey(identity, filter);
      const known = lists.get(key);
      if (known) return known;
      sweep();
      const list = createList(createEntry(key), filter);
      lists.set(key, list);
      return list;
    },
    async pushAgain(id) {
      try {
        return await (await load()).pushAgain(id);
      } catch (cause) {
        const error = handleFailure(cause);
        pushes.set(new Map(pushes.get()).set(id, { phase: 'failed', error }));
        return 'failed';
      }
    },
    async pushFailed(filter) {
      try {
        return await (await load()).batch.start(filter);
      } catch (cause) {
        const error = handleFailure(cause);
        const { objectType } = filter;
        batch.set({ phase: 'failed', error, objectType, total: 0, done: 0, failed: 0 });
        return 'failed';
      }
    },
    stopPushing: () => engine?.batch.stop(),
    handleNews: () => engine?.handleNews(),
  };
};
