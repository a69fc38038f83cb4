import type { Connection } from '../api/Connection.ts';
import { getLastPulledAt } from './getLastPulledAt.ts';

/** Returns when the next automatic sync is due (ISO 8601), or `null` unless connected. */
export function getNextPullAt(connection: Connection | null, syncInterval: number): string | null {
  if (connection?.status !== 'connected') return null;
  const last = Date.parse(getLastPulledAt(connection) ?? connection.updatedAt);
  const next = new Date(last + syncInterval);
  return Number.isNaN(next.getTime()) ? null : next.toISOString();
}
