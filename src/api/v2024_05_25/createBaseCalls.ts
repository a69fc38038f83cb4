import type { AccountingApi, ApiFeatures } from '../AccountingApi.ts';
import type { Client } from '../createClient.ts';
import { createConnectionCalls, getConnectionPath, ROOT } from '../createConnectionCalls.ts';
import { readConnection } from '../readConnection.ts';
import { readBody } from '../readFields.ts';
import { explainMissing } from './explainMissing.ts';

type RecordCall = 'listSyncedRecords' | 'getSyncedRecord' | 'pushAgain';

/** The API has accepted a sync. The response names no pulls. */
function readSync(text: string) {
  readBody(text);
  return [];
}

/** Creates all calls but those of the synced records. */
export function createBaseCalls(
  send: Client,
): Omit<AccountingApi, keyof ApiFeatures | 'getNow' | RecordCall> {
  const calls = createConnectionCalls(send);
  return {
    ...calls,
    // The person chooses the platform on the authorization page.
    createConnection: (_platform, options) => send(readConnection, 'POST', ROOT, options),
    startPull: (id, _type, options) =>
      explainMissing(send(readSync, 'POST', `${getConnectionPath(id)}/sync`, options), () =>
        calls.getConnection(id, options),
      ),
  };
}
