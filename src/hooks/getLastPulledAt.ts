import type { Connection } from '../api/Connection.ts';

/** A new connection's `last_pull` is about its `created_at`, although nothing was pulled. */
const ABOUT = 2000;

/** When data was last pulled, ISO 8601; `null` if it never was. */
export function getLastPulledAt(connection: Connection | null): string | null {
  const lastPull = connection?.lastPull;
  if (!lastPull) return null;
  return Date.parse(lastPull) - Date.parse(connection.createdAt) > ABOUT ? lastPull : null;
}
