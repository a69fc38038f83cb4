import { createLoader } from '../../lib/createLoader.ts';
import type { ApiAdapter } from '../AccountingApi.ts';
import { allowEmpty } from '../allowEmpty.ts';
import { createConnectionCalls, getConnectionPath, ROOT } from '../createConnectionCalls.ts';
import { loadCode } from '../loadCode.ts';
import { readConnection } from '../readConnection.ts';
import { readBody } from '../readFields.ts';
import { explainMissing } from './explainMissing.ts';

// A page that shows no records never loads their calls and readers.
const recordsLoader = /* @__PURE__ */ createLoader(() => import('./createRecordCalls.ts'));

/** Reads that the API has accepted a sync. The response names no pulls. */
const readSync = /* @__PURE__ */ allowEmpty(readBody);

/** The adapter of API version 2024-05-25. */
export const adapter: ApiAdapter = {
  features: {
    canChoosePlatform: false,
    resourceTypes: [],
    recordTypes: ['product', 'customer', 'vendor', 'receivable', 'bill', 'payment_record'],
    canPush: true,
  },
  createCalls(send, clock) {
    const calls = createConnectionCalls(send);
    const load = async () => (await loadCode(recordsLoader, clock)).createRecordCalls(send);
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
      listSyncedRecords: async (...request) => (await load()).listSyncedRecords(...request),
      getSyncedRecord: async (...request) => (await load()).getSyncedRecord(...request),
      pushAgain: async (...request) => (await load()).pushAgain(...request),
    };
  },
};
