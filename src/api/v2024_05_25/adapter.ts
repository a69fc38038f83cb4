import { createLoader } from '../../lib/createLoader.ts';
import type { ApiAdapter } from '../AccountingApi.ts';
import { loadCode } from '../loadCode.ts';
import { createBaseCalls } from './createBaseCalls.ts';

// A page that shows no records never loads their calls and readers.
const recordsLoader = /* @__PURE__ */ createLoader(() => import('./createRecordCalls.ts'));

/** The adapter of API version 2024-05-25. */
export const adapter: ApiAdapter = {
  features: {
    canChoosePlatform: false,
    resourceTypes: [],
    recordTypes: ['product', 'customer', 'vendor', 'receivable', 'bill', 'payment_record'],
    canPush: true,
  },
  createCalls(send, clock) {
    const load = async () => (await loadCode(recordsLoader, clock)).createRecordCalls(send);
    return {
      ...createBaseCalls(send),
      listSyncedRecords: async (...request) => (await load()).listSyncedRecords(...request),
      getSyncedRecord: async (...request) => (await load()).getSyncedRecord(...request),
      pushAgain: async (...request) => (await load()).pushAgain(...request),
    };
  },
};
