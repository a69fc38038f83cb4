import type { Connection } from '../../api/Connection.ts';

/**
 * The key of the system that must be left before another one can be connected; `null` where the API
 * does not name it. `undefined` where there is none.
 */
export function getReplaced(
  connection: Connection | null,
  status: string | undefined,
): string | null | undefined {
  switch (status) {
    case undefined:
    case 'not_connected':
    case 'disconnected':
    // `connect` resumes these two, or ends them for another system.
    case 'pending_auth':
    case 'deauthorized':
      return undefined;
    default:
      return connection?.platform ?? null;
  }
}
