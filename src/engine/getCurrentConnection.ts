import type { Connection } from '../api/Connection.ts';

const RANK = ['disconnected', 'deauthorized', 'pending_auth'];

/**
 * The one connection that counts. The API allows one active system an entity, but lists ended
 * ones too: connected before pending before deauthorized before disconnected, then the newest.
 * A status we do not know counts as active, so that nothing is connected on top of it.
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
