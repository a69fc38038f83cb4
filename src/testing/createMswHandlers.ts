import type { ApiVersion } from '../api/VERSIONS.ts';
import type { Sandbox } from '../sandbox/Sandbox.ts';
import { createProxyHandler } from '../server/createProxyHandler.ts';
import { createProxyFetch } from './createProxyFetch.ts';

/** What the handlers need of the `http` that `msw` exports. */
export interface MswHttp<MswHandler> {
  all(path: string, resolver: (info: { request: Request }) => Promise<Response>): MswHandler;
}

/** Options of {@link createMswHandlers}. */
export interface MswHandlersOptions {
  /**
   * Where your pages expect your proxy, such as `/api/accounting`. A path is one of the page's origin.
   * Requests there get what `createProxyHandler` would answer. @default no proxy
   */
  proxyUrl?: string | undefined;
  /** The entity of the session, or a function that returns it. @default the first of the sandbox */
  entityId?: string | (() => string | undefined) | undefined;
  /** The API version of your pages. @default '2023-03-14' */
  apiVersion?: ApiVersion | undefined;
  /** Your own proxy handler, which then answers instead of ours. */
  handler?: ((request: Request) => Response | Promise<Response>) | undefined;
}

/**
 * Creates handlers for Mock Service Worker 2 that let a sandbox answer: the calls to `sandbox.baseUrl`, and
 * with `proxyUrl` those to your proxy. A call that the sandbox loses fails as without a network.
 *
 * @param http - the export of `msw`, which this package does not install
 */
export function createMswHandlers<MswHandler>(
  http: MswHttp<MswHandler>,
  sandbox: Sandbox,
  options: MswHandlersOptions = {},
): MswHandler[] {
  const forward = (path: string, send: (request: Request) => Promise<Response>) =>
    http.all(path, ({ request }) =>
      // Mock Service Worker would answer an error with 500.
      send(request).catch(() => Response.error()),
    );
  const api = forward(`${sandbox.baseUrl}/*`, (request) => sandbox.fetch(request));
  if (options.proxyUrl === undefined) return [api];
  const proxyUrl = options.proxyUrl.replace(/\/+$/, '');
  const handler = options.handler ?? createOwnProxy(sandbox, options, proxyUrl);
  return [api, forward(`${proxyUrl}/*`, createProxyFetch(handler))];
}

function createOwnProxy(
  sandbox: Sandbox,
  { entityId = sandbox.entityId, apiVersion }: MswHandlersOptions,
  proxyUrl: string,
) {
  return createProxyHandler({
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    apiUrl: sandbox.baseUrl,
    apiVersion,
    basePath: new URL(proxyUrl, 'http://localhost').pathname,
    limiter: false,
    fetch: sandbox.fetch,
    resolveEntity: () => {
      const id = typeof entityId === 'function' ? entityId() : entityId;
      // A test wants this refusal, so the proxy has nothing to report.
      if (!id) throw new Response(null, { status: 401 });
      return id;
    },
  });
}
