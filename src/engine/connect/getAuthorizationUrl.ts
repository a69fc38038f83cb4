import type { Connection } from '../../api/Connection.ts';

/**
 * An absolute address without a user name. A browser opens `https:a` relative to this page, and
 * removes control characters before it reads the rest.
 */
const ABSOLUTE = /^https?:\/\/[^\s\\/?#@]+(?:[/?#]\P{Cc}*)?$/iu;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/;

/**
 * Returns the URL at which the person authorizes a pending connection, as it was checked. Accepts
 * only absolute `https:`, and `http:` on this computer. Returns `null` for any other URL, such as
 * `javascript:`, or for none.
 */
export function getAuthorizationUrl(connection: Connection | null): string | null {
  const address = connection?.status === 'pending_auth' ? connection.authorizationUrl : null;
  try {
    if (address === null || !ABSOLUTE.test(address)) return null;
    // Not `URL.canParse`: browsers of 2023 lack it.
    const { protocol, hostname, href } = new URL(address);
    return protocol === 'https:' || LOOPBACK.test(hostname) ? href : null;
  } catch {
    return null;
  }
}
