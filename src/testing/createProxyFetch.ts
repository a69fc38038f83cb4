import { untilAborted } from '../lib/untilAborted.ts';

/** A `fetch` that {@link createProxyFetch} returns. */
export type ProxyFetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>;

/**
 * Creates a `fetch` that calls your own handler, such as one of `createProxyHandler`, in this process. Each
 * request has the headers that a browser would send from this page: `Host`, `Origin`, `Sec-Fetch-Site`,
 * and the cookies of `document.cookie`. Unlike a browser, it returns a redirect as the handler's answer, does
 * not store `Set-Cookie`, and rejects with what the handler throws.
 *
 * @param handler - your handler, or your route of a framework that takes a `Request`
 * @param context - the further arguments that your server passes to the handler, such as the session
 */
export function createProxyFetch<Context extends unknown[]>(
  handler: (request: Request, ...context: Context) => Response | Promise<Response>,
  ...context: Context
): ProxyFetch {
  return async (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    signal?.throwIfAborted();
    const request = toRequest(input, init);
    addBrowserHeaders(request);
    // A server's request aborts when the browser leaves. The constructor rejects a signal of jsdom.
    if (signal) Object.defineProperty(request, 'signal', { value: signal });
    const answer = Promise.resolve(handler(request, ...context));
    return signal ? untilAborted(answer, signal) : answer;
  };
}

function toRequest(input: Request | string | URL, init: RequestInit | undefined): Request {
  const { signal: _signal, ...rest } = init ?? {};
  return new Request(input instanceof Request ? input : new URL(input, getPageUrl()), rest);
}

const getPageUrl = () => (typeof location === 'undefined' ? 'http://localhost/' : location.href);

function addBrowserHeaders({ headers, method, url, credentials }: Request): void {
  const { origin } = new URL(getPageUrl());
  const isOwn = new URL(url).origin === origin;
  headers.set('Host', new URL(url).host);
  headers.set('Sec-Fetch-Site', isOwn ? 'same-origin' : 'cross-site');
  if (!isOwn || method !== 'GET') headers.set('Origin', origin);
  const cookie = typeof document === 'undefined' ? '' : document.cookie;
  const sendsCookies = credentials === 'include' || (credentials === 'same-origin' && isOwn);
  if (cookie && sendsCookies && !headers.has('Cookie')) headers.set('Cookie', cookie);
}
