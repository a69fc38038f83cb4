import type {
  RecordType,
  SyncedRecord,
  SyncedRecordPage,
  TimeRange,
} from '../../api/SyncedRecord.ts';
import type { ReadableStore } from '../../lib/createStore.ts';
import type { CacheEntry } from '../cache/createCache.ts';
import type { ReadOutcome, Resource } from '../Session.ts';
import type { TaskContext } from '../TaskContext.ts';
import type { PushBatch } from './PushBatch.ts';
import type { PushState } from './pushReducer.ts';

/** Selects the records of one list. The newest change comes first. */
export interface RecordListFilter {
  /** The type of the records. The API lists one type at a time. */
  objectType: RecordType;
  /** The ids of the objects in the partner's product. */
  objectIds?: readonly string[] | undefined;
  /** When the record was created. */
  createdAt?: TimeRange | undefined;
  /** When the record last changed. */
  updatedAt?: TimeRange | undefined;
  /** Records on each page, 1 to 250. @default 25 */
  limit?: number | undefined;
}

/** The pages of a list that have been read, newest first. No record is on two pages. */
export type RecordPages = readonly SyncedRecordPage[];

/** One list of synced records, for hooks. */
export interface RecordList extends Resource<RecordPages> {
  /** Fetches the first page again, and merges it into the pages that are known. */
  refresh: () => Promise<ReadOutcome>;
  /** Fetches the next page. Does nothing on the last page. */
  loadMore: () => Promise<ReadOutcome>;
}

/**
 * The outcome of a request to send an object again. `following`: another tab is sending it, and
 * this page shows its progress. `changed`: the record is no longer as this page showed it, so
 * nothing was sent. `books_changed`: a person has to confirm the books first, see `useBooksChange`.
 * `ignored`: it is already being sent, or the session has ended.
 */
export type PushOutcome =
  'started' | 'following' | 'changed' | 'books_changed' | 'failed' | 'ignored';

/**
 * The outcome of a request to send again everything that failed. `elsewhere`: another tab does.
 * `failed`: it could not start or go on. `not_found` means that nothing is connected.
 */
export type BatchOutcome =
  'complete' | 'stopped' | 'elsewhere' | 'books_changed' | 'failed' | 'ignored';

/** The pushes of this page, by record id. */
export type Pushes = ReadonlyMap<string, PushState>;

/** The synced records of one entity. */
export interface Records {
  /** Returns the list of a filter. Equal filters share one list. */
  getList: (filter: RecordListFilter) => RecordList;
  readonly pushes: ReadableStore<Pushes>;
  readonly batch: ReadableStore<PushBatch>;
  pushAgain: (id: string) => Promise<PushOutcome>;
  /** Sends again all objects of a type that failed. */
  pushFailed: (filter: RecordListFilter) => Promise<BatchOutcome>;
  /** Stops `pushFailed` after the objects that are being sent now. */
  stopPushing: () => void;
  /** Call it when the connection may have brought new records. */
  handleNews: () => void;
}

/** Creates the synced records of one session. */
export type CreateRecords = (
  context: TaskContext,
  createEntry: (key: string) => CacheEntry<RecordPages>,
) => Records;

/** Receives the newest version of a record. */
export type OnRecord = (record: SyncedRecord) => void;
