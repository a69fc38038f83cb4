import type { Connection } from '../../api/Connection.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/;

/**
 * The address to authorize a pending connection at. `null` where there is none, or it is not one a
 * browser should open: `https:`, or `http:` on this computer. `javascript:` and `data:` never.
 */
export function getAuthorizationUrl(connection: Connection | null): string | null {
  const address = connection?.status === 'pending_auth' ? connection.authorizationUrl : null;
  try {
    // Not `URL.canParse`: browsers of 2023 lack it.
    const { protocol, hostname } = new URL(address ?? '');
    return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
      ? address
      : null;
  } catch {
    return null;
  }
}
