import type { ApiAdapter } from './AccountingApi.ts';

const root = 'accounting_connections';
const one = (id: string) => `${root}/${encodeURIComponent(id)}`;

/** The adapter of API version 2023-03-14. */
export const v2023_03_14: ApiAdapter = {
  canChoosePlatform: true,
  resourceTypes: ['receivables', 'line_items'],
  createCalls: (send) => ({
    listConnections: (options) => send('connections', 'GET', root, options),
    getConnection: (id, options) => send('connection', 'GET', one(id), options),
    createConnection: (platform, options) =>
      send('connection', 'POST', root, options, { platform }),
    disconnect: (id, options) => send('connection', 'POST', `${one(id)}/disconnect`, options),
    startPull: (id, type, options) =>
      send(
        'pulls',
        'POST',
        `${one(id)}/data_pulls${type ? `?resource_type=${type}` : ''}`,
        options,
      ),
  }),
};
