import type { SyncedRecord, SyncedRecordPage } from '../../api/SyncedRecord.ts';
import { compareTimes } from '../../lib/compareTimes.ts';
import { isSame } from '../../lib/isSame.ts';
import type { RecordPages } from './Records.ts';

const getId = ({ id }: SyncedRecord) => id;
const isNewer = (one: SyncedRecord, other: SyncedRecord) =>
  compareTimes(one.updatedAt, other.updatedAt) > 0;

/** Keeps what is known of a record if the answer is older, and the object if nothing has changed. */
function choose(known: SyncedRecord | undefined, read: SyncedRecord): SyncedRecord {
  if (!known) return read;
  return isNewer(known, read) || isSame(known, read) ? known : read;
}

/**
 * Merges a first page, just read, into the pages that are known. The list is sorted by the time of
 * change, so everything that has changed is on the new page, unless even its last record has changed.
 * The older pages are then dropped, because records between them would be missing. Returns the same
 * array if nothing has changed.
 */
export function mergePage(
  pages: RecordPages,
  page: SyncedRecordPage,
  /** The ids of records that `replaceRecord` has changed, and that no page has contained since. */
  replaced: ReadonlySet<string> = new Set(),
): RecordPages {
  const known = new Map(pages.flatMap(({ records }) => records).map((one) => [one.id, one]));
  const records = page.records.map((record) => choose(known.get(record.id), record));
  const first = { records, nextPageToken: page.nextPageToken };
  const isContiguous = page.records.some(
    ({ id, updatedAt }) => !replaced.has(id) && known.get(id)?.updatedAt === updatedAt,
  );
  const last = page.records.at(-1);
  if (!isContiguous || !last || page.nextPageToken === null) {
    return keepSame(pages, [first]);
  }
  const read = new Set(records.map(getId));
  // A newer record that is not on the page has gone, unless it was replaced after the page was read.
  const isOlder = (one: SyncedRecord) =>
    !read.has(one.id) && (replaced.has(one.id) || !isNewer(one, last));
  const older = pages.map(({ records, nextPageToken }) => ({
    records: records.filter(isOlder),
    nextPageToken,
  }));
  const rest = older.filter((one) => one.records.length > 0);
  // The token of the last known page leads on, even if all records of that page have moved up.
  const end = pages.at(-1)?.nextPageToken ?? null;
  const tail = rest.at(-1);
  if (!tail) return keepSame(pages, [first]);
  return keepSame(pages, [first, ...rest.slice(0, -1), { ...tail, nextPageToken: end }]);
}

/** Appends the next page. Leaves out records that have moved to it since an earlier page was read. */
export function appendPage(pages: RecordPages, page: SyncedRecordPage): RecordPages {
  const known = new Set(pages.flatMap(({ records }) => records).map(getId));
  const records = page.records.filter(({ id }) => !known.has(id));
  const isKnownToken = pages.some(({ nextPageToken }) => nextPageToken === page.nextPageToken);
  // An API that leads around in circles would be asked for ever.
  const nextPageToken = isKnownToken && records.length === 0 ? null : page.nextPageToken;
  return [...pages, { records, nextPageToken }];
}

/** Replaces one record where it is listed. Returns the same array if nothing has changed. */
export function replaceRecord(pages: RecordPages, record: SyncedRecord): RecordPages {
  let hasChanged = false;
  const replace = (one: SyncedRecord) => {
    const chosen = one.id === record.id ? choose(one, record) : one;
    hasChanged ||= chosen !== one;
    return chosen;
  };
  const next = pages.map((page) =>
    page.records.some(({ id }) => id === record.id)
      ? { ...page, records: page.records.map(replace) }
      : page,
  );
  return hasChanged ? next : pages;
}

function keepSame(before: RecordPages, after: RecordPages): RecordPages {
  const kept = after.map((page, index) => {
    const known = before[index];
    return known && isSamePage(known, page) ? known : page;
  });
  const isUnchanged =
    kept.length === before.length && kept.every((page, at) => page === before[at]);
  return isUnchanged ? before : kept;
}

/** The token may differ each time. */
const isSamePage = (one: SyncedRecordPage, other: SyncedRecordPage) =>
  (one.nextPageToken === null) === (other.nextPageToken === null) &&
  one.records.length === other.records.length &&
  one.records.every((record, at) => record === other.records[at]);
