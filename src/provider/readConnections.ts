import type { AccountingApi } from '../api/AccountingApi.ts';
import { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';

/** A list that does not hold a new connection yet must not make it look lost. */
export async function readConnections(
  api: AccountingApi,
  followedId: string | null,
  signal: AbortSignal,
): Promise<readonly Connection[]> {
  const connections = await api.listConnections(signal);
  if (followedId === null || connections.some(({ id }) => id === followedId)) return connections;
  try {
    return [await api.getConnection(followedId, signal), ...connections];
  } catch (error) {
    // Gone for good: the list is the truth, and the wait for it ends.
    if (error instanceof AccountingError && error.code === 'not_found') return connections;
    throw error;
  }
}
