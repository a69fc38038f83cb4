import type { Connection } from '../../api/Connection.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/;

/**
 * Returns the URL at which the person authorizes a pending connection. Accepts only `https:`, and
 * `http:` on this computer. Returns `null` for any other URL, such as `javascript:`, or for none.
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
