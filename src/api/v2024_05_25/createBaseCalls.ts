import type { ApiCalls } from '../AccountingApi.ts';
import { allowEmpty } from '../allowEmpty.ts';
import type { Client } from '../createClient.ts';
import { createConnectionCalls, getConnectionPath, ROOT } from '../createConnectionCalls.ts';
import { readConnection } from '../readConnection.ts';
import { readBody } from '../readFields.ts';
import { explainMissing } from './explainMissing.ts';

type RecordCall = 'listSyncedRecords' | 'getSyncedRecord' | 'pushAgain';

/** Reads that the API has accepted a sync. The response names no pulls. */
const readSync = /* @__PURE__ */ allowEmpty(readBody);

/** Creates all calls but those of the synced records. */
export function createBaseCalls(send: Client): Omit<ApiCalls, RecordCall> {
  const calls = createConnectionCalls(send);
  return {
    ...calls,
    // The person chooses the platform on the authorization page.
    createConnection: (_platform, options) => send(readConnection, 'POST', ROOT, options),
    async startPull(id, _type, options) {
      await explainMissing(send(readSync, 'POST', `${getConnectionPath(id)}/sync`, options), () =>
        calls.getConnection(id, options),
      );
      return [];
    },
  };
}
