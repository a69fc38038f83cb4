import { useCallback, useMemo } from 'react';
import { AccountingError } from '../api/AccountingError.ts';
import type { SyncedRecord } from '../api/SyncedRecord.ts';
import { createRecords, NO_PUSHES } from '../engine/records/createRecords.ts';
import { NO_BATCH } from '../engine/records/PushBatch.ts';
import type { PushBatch } from '../engine/records/PushBatch.ts';
import type { PushState } from '../engine/records/pushReducer.ts';
import type { BatchOutcome, PushOutcome, RecordListFilter } from '../engine/records/Records.ts';
import type { ReadOutcome } from '../engine/Session.ts';
import { useStore } from '../lib/useStore.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { useResource } from './useResource.ts';

/** Selects the records of `useSyncedRecords`. */
export interface SyncedRecordsFilter extends RecordListFilter {
  /** Keeps only these of the records that have been read: the API cannot filter by status. */
  status?: SyncedRecord['syncStatus'] | undefined;
}

/** What `useSyncedRecords` returns. */
export interface UseSyncedRecordsResult {
  /** The records that have been read, the newest change first. */
  records: readonly SyncedRecord[];
  /** How many records have been read, whatever their status. */
  readCount: number;
  /** How many records there are, whatever their status. `undefined` until all have been read. */
  total: number | undefined;
  /** The objects that this page sends or has sent again, by record id. */
  pushes: ReadonlyMap<string, PushState>;
  /** The progress of `pushFailed`. */
  batch: PushBatch;
  /** Whether the API has older records. */
  hasMore: boolean;
  /** Whether the first page is still missing. */
  isLoading: boolean;
  /** `unsupported` if this API version has no synced records. */
  error: AccountingError | undefined;
  /** Fetches the next page. Never rejects. */
  loadMore: () => Promise<ReadOutcome>;
  /** Fetches the newest records. Never rejects. */
  refresh: () => Promise<ReadOutcome>;
  /** Sends one object again (`POST /accounting_synced_records/{id}/push`). Never rejects. */
  pushAgain: (id: string) => Promise<PushOutcome>;
  /** Finds all failed records of a type, and sends their objects again. Never rejects. */
  pushFailed: (filter: RecordListFilter) => Promise<BatchOutcome>;
  /** Stops `pushFailed` after the objects that are being sent now. */
  stopPushing: () => void;
}

const NO_PAGES: readonly never[] = [];
const UNSUPPORTED = /* @__PURE__ */ new AccountingError(
  'unsupported',
  'This API version has no synced records',
);

/**
 * The objects that were pulled and pushed, and what became of each, kept up to date
 * (`GET /accounting_synced_records`). Needs API version 2024-05-25. One request serves all hooks
 * with the same filter.
 */
export function useSyncedRecords(filter: SyncedRecordsFilter): UseSyncedRecordsResult {
  const { getRecords, features } = useAccountingContext('useSyncedRecords').session;
  const source = getRecords(createRecords);
  const { status, ...selection } = filter;
  const key = JSON.stringify(selection);
  // The key stands for a filter that is a new object in each render.
  const list = useMemo(() => source.getList(JSON.parse(key)), [source, key]);
  const { data: pages = NO_PAGES, error } = useResource(list, undefined);
  const pushes = useStore(source.pushes, NO_PUSHES);
  const batch = useStore(source.batch, NO_BATCH);
  const all = useMemo(() => pages.flatMap(({ records }) => records), [pages]);
  const hasMore = pages.at(-1)?.nextPageToken != null;
  const isRead = pages.length > 0;
  return {
    records: useMemo(
      () => (status === undefined ? all : all.filter((one) => one.syncStatus === status)),
      [all, status],
    ),
    readCount: all.length,
    total: isRead && !hasMore ? all.length : undefined,
    pushes,
    batch,
    hasMore,
    isLoading: !isRead && !error && features.recordTypes.length > 0,
    error: features.recordTypes.length > 0 ? error : UNSUPPORTED,
    loadMore: useCallback(() => list.loadMore(), [list]),
    refresh: useCallback(() => list.refresh(), [list]),
    pushAgain: source.pushAgain,
    pushFailed: source.pushFailed,
    stopPushing: source.stopPushing,
  };
}
