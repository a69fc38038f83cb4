import type { Connection } from '../api/Connection.ts';

/** The API sets `last_pull` of a new connection to about `created_at`, before any pull. */
const TOLERANCE = 2000;

/** Returns when data was last pulled (ISO 8601), or `null` if it never was. */
export function getLastPulledAt(connection: Connection | null): string | null {
  const lastPull = connection?.lastPull;
  if (!lastPull) return null;
  return Date.parse(lastPull) - Date.parse(connection.createdAt) > TOLERANCE ? lastPull : null;
}
