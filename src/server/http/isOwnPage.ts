/**
 * Whether a page of the handler's own origin asks. Browsers say so themselves, in `Sec-Fetch-Site`,
 * which no script can set. The older ones, and all of them on addresses without encryption, say
 * their `Origin` with whatever changes something.
 */
export function isOwnPage(request: Request): boolean {
  const isRead = request.method === 'GET';
  const site = request.headers.get('sec-fetch-site');
  // `none`: typed into the address bar.
  if (site !== null) return site === 'same-origin' || (isRead && site === 'none');
  const origin = request.headers.get('origin');
  if (origin === null) return isRead;
  return URL.canParse(origin) && isOwnOrigin(origin, request);
}

/** By the host that was asked for: frameworks and proxies put another into the URL. */
function isOwnOrigin(sent: string, request: Request): boolean {
  const { origin, host, protocol } = new URL(sent);
  const own = new URL(request.url);
  const isWeaker = protocol === 'http:' && own.protocol === 'https:';
  // Those of extensions and the like read as `null`.
  return origin === sent && host === (request.headers.get('host') ?? own.host) && !isWeaker;
}
