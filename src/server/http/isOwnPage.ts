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
  return URL.canParse(origin) && isOwnOrigin(new URL(origin), request);
}

/** By the host that was asked for: frameworks and proxies put another into the URL. */
function isOwnOrigin(origin: URL, { url, headers }: Request): boolean {
  const { host, protocol } = new URL(url);
  const isWeaker = origin.protocol === 'http:' && protocol === 'https:';
  return origin.host === (headers.get('host') ?? host) && !isWeaker;
}
