import type { ApiAdapter } from './AccountingApi.ts';

const root = 'accounting_connections';
const one = (id: string) => `${root}/${encodeURIComponent(id)}`;

/** The calls of version 2023-03-14. */
export const v2023_03_14: ApiAdapter = (send) => ({
  canChoosePlatform: true,
  resourceTypes: ['receivables', 'line_items'],
  listConnections: () => send('connections', 'GET', root),
  getConnection: (id) => send('connection', 'GET', one(id)),
  createConnection: (platform) => send('connection', 'POST', root, { platform }),
  disconnect: (id) => send('connection', 'POST', `${one(id)}/disconnect`),
  startPull: (id, type) =>
    send('pulls', 'POST', `${one(id)}/data_pulls${type ? `?resource_type=${type}` : ''}`),
});
