import type { ApiAdapter } from '../AccountingApi.ts';
import { AccountingError } from '../AccountingError.ts';
import { allowEmpty } from '../allowEmpty.ts';
import { createConnectionCalls, getConnectionPath, ROOT } from '../createConnectionCalls.ts';
import { readConnection } from '../readConnection.ts';
import { readPulls } from './readPulls.ts';

const refuse = () =>
  Promise.reject(new AccountingError('unsupported', 'This API version has no such call'));

/** The adapter of API version 2023-03-14. */
export const adapter: ApiAdapter = {
  features: {
    canChoosePlatform: true,
    resourceTypes: ['receivables', 'line_items'],
    recordTypes: [],
    canPush: false,
  },
  createCalls: (send) => ({
    ...createConnectionCalls(send),
    createConnection: (platform, options) =>
      send(readConnection, 'POST', ROOT, options, { platform }),
    async startPull(id, type, options) {
      const query = type ? `?resource_type=${type}` : '';
      const path = `${getConnectionPath(id)}/data_pulls${query}`;
      return (await send(allowEmpty(readPulls), 'POST', path, options)) ?? [];
    },
    listSyncedRecords: refuse,
    getSyncedRecord: refuse,
    pushAgain: refuse,
  }),
};
