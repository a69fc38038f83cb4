import type { Store } from '../../lib/createStore.ts';
import type { CacheEntry } from '../cache/createCache.ts';
import type { TaskContext } from '../TaskContext.ts';
import { createBatch } from './createBatch.ts';
import type { Batch } from './createBatch.ts';
import { createPusher } from './createPusher.ts';
import { createRecordList } from './createRecordList.ts';
import type { OpenRecordList } from './createRecordList.ts';
import type { PushBatch } from './PushBatch.ts';
import type { Pushes, PushOutcome, RecordListFilter, RecordPages } from './Records.ts';

// This code loads when a list is first shown.

export interface RecordEngineOptions {
  context: TaskContext;
  pushes: Store<Pushes>;
  batch: Store<PushBatch>;
}

/** Everything of the synced records that is not needed to render the first frame. */
export interface RecordEngine {
  open: (entry: CacheEntry<RecordPages>, filter: RecordListFilter) => OpenRecordList;
  /** Forgets a list that nothing shows. */
  close: (key: string) => void;
  pushAgain: (id: string) => Promise<PushOutcome>;
  readonly batch: Batch;
  handleNews: () => void;
}

/** Wires the lists, the pusher and the batch of one session together. */
export function createRecordEngine(options: RecordEngineOptions): RecordEngine {
  const { context, pushes } = options;
  const lists = new Map<string, OpenRecordList>();
  const getLists = () => [...lists.values()];
  const pusher = createPusher({
    context,
    store: pushes,
    findShown: (id) =>
      getLists()
        .map((list) => list.find(id))
        .find((record) => record !== undefined),
    onRecord: (record) => getLists().forEach((list) => list.update(record)),
  });
  return {
    open(entry, filter) {
      const list = lists.get(entry.key) ?? createRecordList({ context, entry, filter });
      lists.set(entry.key, list);
      return list;
    },
    close: (key) => void lists.delete(key),
    pushAgain: (id) => pusher.push(id),
    batch: createBatch(context, options.batch, pusher),
    handleNews: () => getLists().forEach((list) => list.handleNews()),
  };
}
