import type { AccountingApi } from '../AccountingApi.ts';
import { AccountingError } from '../AccountingError.ts';
import { allowEmpty } from '../allowEmpty.ts';
import type { Client } from '../createClient.ts';
import type { SyncedRecordFilter } from '../SyncedRecord.ts';
import { explainMissing } from './explainMissing.ts';
import { readSyncedRecord, readSyncedRecordPage } from './readSyncedRecord.ts';

const ROOT = 'accounting_synced_records';
const DEFAULT_LIMIT = 100;

const getPath = (id: string) => `${ROOT}/${encodeURIComponent(id)}`;

type RecordCalls = Pick<AccountingApi, 'listSyncedRecords' | 'getSyncedRecord' | 'pushAgain'>;

/** Creates the calls of the synced records. */
export function createRecordCalls(send: Client): RecordCalls {
  const getSyncedRecord: RecordCalls['getSyncedRecord'] = (id, options) =>
    send(readSyncedRecord, 'GET', getPath(id), options);
  return {
    getSyncedRecord,
    async listSyncedRecords(filter, pageToken, options) {
      // Without a single id, the API would return all records.
      if (filter.objectIds?.length === 0) return { records: [], nextPageToken: null };
      const query = createQuery(filter, pageToken);
      return explainMissing(send(readSyncedRecordPage, 'GET', `${ROOT}?${query}`, options));
    },
    async pushAgain(id, options) {
      const get = () => getSyncedRecord(id, options);
      const push = send(allowEmpty(readSyncedRecord), 'POST', `${getPath(id)}/push`, options);
      return (await explainMissing(push, get)) ?? get().catch(explainEmpty);
    },
  };
}

/** The API has accepted the push, so a refusal of the read must not look like one of the push. */
function explainEmpty(cause: unknown): never {
  if (!(cause instanceof AccountingError)) throw cause;
  throw new AccountingError('invalid_response', 'The push was answered with nothing', { cause });
}

/** A later page repeats the first query, so it needs only the fields that the API requires. */
function createQuery(filter: SyncedRecordFilter, pageToken: string | null | undefined) {
  const { objectType, objectIds = [], sort, order, limit = DEFAULT_LIMIT } = filter;
  const query = new URLSearchParams({ object_type: objectType, limit: String(limit) });
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined) query.append(name, value);
  };
  if (pageToken) {
    add('pagination_token', pageToken);
    return query;
  }
  for (const id of objectIds) add('object_id__in', id);
  for (const [name, range] of [
    ['created_at', filter.createdAt],
    ['updated_at', filter.updatedAt],
  ] as const) {
    for (const [word, time] of Object.entries(range ?? {})) add(`${name}__${word}`, time);
  }
  add('sort', sort);
  add('order', order);
  return query;
}
