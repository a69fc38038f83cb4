import type { Connection } from '../api/Connection.ts';

const RANK = ['disconnected', 'deauthorized', 'pending_auth'];

/**
 * Returns the current connection. The API allows one active connection for each entity, but also
 * lists those that have ended. Prefers connected to pending, deauthorized and disconnected, in this
 * order, then the newest. An unknown status counts as active, so no second connection is created.
 */
export function getCurrentConnection(connections: readonly Connection[]): Connection | null {
  let current: Connection | null = null;
  for (const connection of connections) {
    if (current === null || isBefore(current, connection)) current = connection;
  }
  return current;
}

function isBefore(current: Connection, next: Connection): boolean {
  const difference =
    getRank(next.status) - getRank(current.status) ||
    Date.parse(next.createdAt) - Date.parse(current.createdAt);
  return difference > 0;
}

function getRank(status: string): number {
  if (status === 'connected') return 4;
  const rank = RANK.indexOf(status);
  return rank < 0 ? 3 : rank;
}
