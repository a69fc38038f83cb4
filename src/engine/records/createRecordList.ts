import type { AccountingError } from '../../api/AccountingError.ts';
import type { Priority } from '../../api/createRequestQueue.ts';
import type { SyncedRecord, SyncedRecordPage } from '../../api/SyncedRecord.ts';
import type { CacheEntry } from '../cache/createCache.ts';
import { createSchedule } from '../createSchedule.ts';
import { getHold, getPollInterval } from '../getPollInterval.ts';
import { isHidden } from '../isHidden.ts';
import { toAccountingError } from '../runTask.ts';
import type { ReadOutcome } from '../Session.ts';
import type { TaskContext } from '../TaskContext.ts';
import { appendPage, mergePage, replaceRecord } from './mergePage.ts';
import type { RecordListFilter, RecordPages } from './Records.ts';

/** One list of synced records (`GET /accounting_synced_records`). */
export interface OpenRecordList {
  observe: () => () => void;
  refresh: () => Promise<ReadOutcome>;
  loadMore: () => Promise<ReadOutcome>;
  find: (id: string) => SyncedRecord | undefined;
  /** Replaces a record with a newer version of it. */
  update: (record: SyncedRecord) => void;
  /** Call it when the connection may have brought new records. */
  handleNews: () => void;
}

export interface RecordListOptions {
  context: TaskContext;
  entry: CacheEntry<RecordPages>;
  filter: RecordListFilter;
}

/** Small enough to render within a frame on a slow phone. */
const DEFAULT_LIMIT = 25;
/** While records change, the list is read this often, in milliseconds. */
const PACE = 3000;
/** Records arrive a while after `last_pull` has moved, in milliseconds. */
const ARRIVAL = 60_000;
/** A record that stays pending for longer is not waited for, in milliseconds. */
const LONGEST_PENDING = 600_000;
/** The refusals of a page token that is no longer valid. */
const REFUSED: readonly string[] = ['invalid_request', 'not_found'];
const NO_PAGES: RecordPages = [];

/** Creates a list. It reads while something observes it, and when it is asked to. */
export function createRecordList(options: RecordListOptions): OpenRecordList {
  const { context, entry, filter } = options;
  const { api, clock, signal, events } = context;
  let failures = { count: 0, at: 0 };
  let startedAt = -Infinity;
  let reading: Promise<ReadOutcome> | undefined;
  let loading: Promise<ReadOutcome> | undefined;
  let observers = 0;
  /** Until when the list is read often. */
  let busyUntil = -Infinity;
  let pendingSince: number | undefined;
  /** The records that were updated in place, until a page contains them. */
  const replaced = new Set<string>();
  /** Whether the API has refused the token of the next page. */
  let isTokenRefused = false;

  const getPages = () => entry.get().data ?? NO_PAGES;

  const schedule = createSchedule({
    clock,
    signal,
    read: (priority) => void read(priority),
    getLastRead: () => ({ startedAt, isUnderWay: reading !== undefined }),
    getInterval() {
      const { error } = entry.get();
      const serverInterval = api.getServerInterval();
      if (!error) return isHidden() || !isBusy() ? null : Math.max(PACE, serverInterval);
      return getPollInterval(
        {
          waited: null,
          status: undefined,
          isHidden: isHidden(),
          idleTime: 0,
          failures: failures.count,
          lastError: error,
          serverInterval,
        },
        clock.random,
      );
    },
    isWaiting: () => false,
    onTime: () => undefined,
    canRead: () => clock.now() - failures.at >= getHold(failures.count, entry.get().error),
    onActive: () =>
      context.subscribe(({ isConnecting }) => {
        if (!isConnecting) schedule.handleHint();
      }),
  });

  function isBusy() {
    const now = clock.now();
    const isPending = pendingSince !== undefined && now - pendingSince < LONGEST_PENDING;
    return isPending || now < busyUntil;
  }

  function commit(pages: RecordPages) {
    const isNew = pages !== entry.get().data;
    entry.commit(pages, clock.now());
    const isPending = pages[0]?.records.some(({ syncStatus }) => syncStatus === 'pending');
    if (!isPending) pendingSince = undefined;
    else if (isNew || pendingSince === undefined) pendingSince = clock.now();
    schedule.reschedule();
  }

  async function send(
    pageToken: string | null,
    priority: Priority,
    handlePage: (page: SyncedRecordPage) => void,
  ): Promise<ReadOutcome> {
    if (context.isDisposed()) return 'ignored';
    const { limit = DEFAULT_LIMIT, ...rest } = filter;
    const query = { ...rest, limit, sort: 'updated_at', order: 'desc' } as const;
    try {
      const page = await api.listSyncedRecords(query, pageToken, { signal, priority });
      if (signal.aborted) return 'ignored';
      failures = { count: 0, at: 0 };
      handlePage(page);
      return 'answered';
    } catch (cause) {
      if (signal.aborted) return 'ignored';
      const error = toAccountingError(cause);
      failures = { count: failures.count + 1, at: clock.now() };
      entry.fail(error);
      if (pageToken !== null) isTokenRefused = isRefused(error);
      if (priority === 'action') events.emitError(error);
      return 'failed';
    }
  }

  function read(priority: Priority): Promise<ReadOutcome> {
    if (reading) return reading;
    startedAt = clock.now();
    reading = send(null, priority, (page) => {
      const pages = mergePage(getPages(), page, replaced);
      for (const { id } of page.records) replaced.delete(id);
      commit(pages);
    }).finally(() => {
      reading = undefined;
      schedule.handleReadEnd();
    });
    return reading;
  }

  async function readNext(): Promise<ReadOutcome> {
    const pages = getPages();
    // Without a valid token, start over from the newest record.
    if (isTokenRefused || pages.length === 0) {
      const outcome = await send(null, 'action', (page) => commit([page]));
      if (outcome === 'answered') isTokenRefused = false;
      return outcome;
    }
    const token = pages.at(-1)?.nextPageToken ?? null;
    if (token === null) return 'answered';
    return send(token, 'action', (page) => {
      const current = getPages();
      // The pages may have been replaced in the meantime.
      if (current.at(-1)?.nextPageToken === token) commit(appendPage(current, page));
    });
  }

  return {
    observe() {
      observers += 1;
      const stop = schedule.observe();
      return () => {
        stop();
        observers -= 1;
        // StrictMode stops and immediately observes again.
        queueMicrotask(() => {
          const [first, ...others] = getPages();
          if (observers > 0 || signal.aborted) return;
          if (first && others.length > 0) commit([first]);
        });
      };
    },
    async refresh() {
      // The running read may be older than what the person wants to see.
      await reading;
      return read('action');
    },
    loadMore() {
      loading ??= readNext().finally(() => {
        loading = undefined;
      });
      return loading;
    },
    find: (id) =>
      getPages()
        .flatMap(({ records }) => records)
        .find((record) => record.id === id),
    update(record) {
      const { data, error } = entry.get();
      if (!data) return;
      const pages = replaceRecord(data, record);
      if (pages === data) return;
      replaced.add(record.id);
      commit(pages);
      // Only a read of the list ends its failure.
      if (error) entry.fail(error);
    },
    handleNews() {
      busyUntil = clock.now() + ARRIVAL;
      schedule.handleHint();
    },
  };
}

const isRefused = ({ code }: AccountingError) => REFUSED.includes(code);
