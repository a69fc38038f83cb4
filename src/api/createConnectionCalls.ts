import type { AccountingApi } from './AccountingApi.ts';
import { allowEmpty } from './allowEmpty.ts';
import type { Connection } from './Connection.ts';
import type { Client } from './createClient.ts';
import { readConnection, readConnections } from './readConnection.ts';

export const ROOT = 'accounting_connections';

export const getConnectionPath = (id: string) => `${ROOT}/${encodeURIComponent(id)}`;

type ConnectionCalls = Pick<AccountingApi, 'listConnections' | 'getConnection' | 'disconnect'>;

/** Creates the calls that are the same in all API versions. */
export function createConnectionCalls(send: Client): ConnectionCalls {
  let last: { text: string; connections: readonly Connection[] } | undefined;

  /** If the text is unchanged, returns the same array, so callers need not compare its contents. */
  function readList(text: string) {
    if (last?.text !== text) last = { text, connections: readConnections(text) };
    return last.connections;
  }

  const getConnection: ConnectionCalls['getConnection'] = (id, options) =>
    send(readConnection, 'GET', getConnectionPath(id), options);

  return {
    listConnections: (options) => send(readList, 'GET', ROOT, options),
    getConnection,
    async disconnect(id, options) {
      const path = `${getConnectionPath(id)}/disconnect`;
      const answer = await send(allowEmpty(readConnection), 'POST', path, options);
      return answer ?? getConnection(id, options);
    },
  };
}
