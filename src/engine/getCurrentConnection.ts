import type { Connection } from '../api/Connection.ts';

const RANK = ['disconnected', 'deauthorized', 'pending_auth'];
/** Every event and every component asks for the current connection of the same list. */
const known = /* @__PURE__ */ new WeakMap<readonly Connection[], Connection | null>();

/**
 * Returns the current connection. The API allows one active connection for each entity, but also
 * lists those that have ended. Prefers connected to pending, deauthorized and disconnected, in this
 * order, then the newest. An unknown status counts as active, so no second connection is created.
 */
export function getCurrentConnection(connections: readonly Connection[]): Connection | null {
  const found = known.get(connections);
  if (found !== undefined) return found;
  let current: Connection | null = null;
  for (const connection of connections) {
    if (current === null || isBefore(current, connection)) current = connection;
  }
  known.set(connections, current);
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
