/**
 * Whether the request comes from a page of the handler's own origin. Browsers say so in
 * `Sec-Fetch-Site`, which no script can set. Older browsers, and all browsers on plain http, omit
 * it; they send `Origin` with every request but a read.
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

/** Compares with the `Host` header, because frameworks and proxies change the host of the URL. */
function isOwnOrigin(sent: string, request: Request): boolean {
  const { origin, host, protocol } = new URL(sent);
  const own = new URL(request.url);
  const isWeaker = protocol === 'http:' && own.protocol === 'https:';
  // `URL` reads the origin of an extension as `null`.
  return origin === sent && host === (request.headers.get('host') ?? own.host) && !isWeaker;
}
