import type { ApiAdapter } from './AccountingApi.ts';

const root = 'accounting_connections';
const one = (id: string) => `${root}/${encodeURIComponent(id)}`;

/** The calls of version 2023-03-14. */
export const v2023_03_14: ApiAdapter = (send) => ({
  canChoosePlatform: true,
  resourceTypes: ['receivables', 'line_items'],
  listConnections: (signal) => send('connections', 'GET', root, signal),
  getConnection: (id, signal) => send('connection', 'GET', one(id), signal),
  createConnection: (platform, signal) => send('connection', 'POST', root, signal, { platform }),
  disconnect: (id, signal) => send('connection', 'POST', `${one(id)}/disconnect`, signal),
  startPull: (id, type, signal) =>
    send('pulls', 'POST', `${one(id)}/data_pulls${type ? `?resource_type=${type}` : ''}`, signal),
});
