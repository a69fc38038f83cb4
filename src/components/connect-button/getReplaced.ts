import type { Connection } from '../../api/Connection.ts';

/**
 * The key of the platform to disconnect before another one can be connected. `null` if the API does
 * not name that platform, `undefined` if nothing has to be disconnected.
 */
export function getReplaced(
  connection: Connection | null,
  status: string | undefined,
): string | null | undefined {
  switch (status) {
    case undefined:
    case 'not_connected':
    case 'disconnected':
    // `connect` resumes these two, or ends them to connect another platform.
    case 'pending_auth':
    case 'deauthorized':
      return undefined;
    default:
      return connection?.platform ?? null;
  }
}
