import { DEFAULT_VERSION } from '../api/VERSIONS.ts';
import type { ApiVersion } from '../api/VERSIONS.ts';
import { removeTrailingSlashes } from '../lib/removeTrailingSlashes.ts';
import type { ApiCall } from './ApiCall.ts';
import { CALLS } from './calls/CALLS.ts';
import { createApiCaller } from './calls/createApiCaller.ts';
import { findCall } from './calls/findCall.ts';
import { readCallBody } from './calls/readCallBody.ts';
import { readParameters } from './calls/readParameters.ts';
import { requireApiVersion } from './calls/requireApiVersion.ts';
import { withApiDeadline } from './calls/withApiDeadline.ts';
import { checkOptions } from './checkOptions.ts';
import { getApiUrl } from './getApiUrl.ts';
import type { Handler } from './Handler.ts';
import type { HandlerOptions } from './HandlerOptions.ts';
import { addHeaders } from './http/addHeaders.ts';
import { createHandler } from './http/createHandler.ts';
import { createReporter } from './http/createReporter.ts';
import { resolveSession } from './http/resolveSession.ts';
import { getLimiter } from './limits/getLimiter.ts';
import type { Limiter } from './limits/Limiter.ts';
import type { ResolveEntity } from './ResolveEntity.ts';
import { ServerError } from './ServerError.ts';
import type { TokenEndpoint } from './TokenEndpoint.ts';

/** Options of `createProxyHandler`. */
export interface ProxyHandlerOptions<Context extends unknown[] = []>
  extends TokenEndpoint, HandlerOptions {
  /**
   * Returns the entity that this session may use, or `{ entityId, access: 'read' }` if it may only look.
   * If it returns nothing, or throws or returns a 401 or a redirect, the answer is 401. A 403 or 404
   * becomes 403.
   */
  resolveEntity: ResolveEntity<Context>;
  /** The path where the handler is mounted: the page's `apiUrl`. @default '/api/accounting' */
  basePath?: string | undefined;
  /** Must match the page's `apiVersion`. @default '2023-03-14' */
  apiVersion?: ApiVersion | undefined;
  /**
   * Limits the calls to the API: a limiter of yours, such as `createMemoryLimiter()` or
   * `createRedisLimiter()`, or `false` for none.
   * @default 25 calls a second, and 10 for one entity, in this process
   */
  limiter?: Limiter | false | undefined;
  /** Milliseconds until the browser gets an answer at the latest. @default 25_000 */
  timeout?: number | undefined;
  /**
   * Receives each request that was sent to the API, for metrics, audit logs and tracing. The answer
   * to the browser does not wait for it. If it throws, `onError` receives the error.
   */
  onCall?: ((call: ApiCall<Context>) => unknown) | undefined;
}

/**
 * Creates the handler that the browser calls instead of the accounting API: `GET` and `POST` under
 * `basePath`, with your session's cookie and without a token. The handler builds each upstream
 * request itself, with the partner's token and the entity of the session. It refuses everything but
 * the accounting calls of this API version.
 *
 * Refusals are `{"error":{"message","code"}}`, with the API's own status if it has one.
 *
 * @throws Error for an invalid option
 */
export function createProxyHandler<Context extends unknown[] = []>(
  options: ProxyHandlerOptions<Context>,
): Handler<Context> {
  checkOptions('createProxyHandler()', options, ['resolveEntity']);
  const { resolveEntity, allowedOrigins, onError, onCall, limiter, ...others } = options;
  const { basePath = '/api/accounting', timeout = 25_000, ...endpoint } = others;
  const { apiVersion = DEFAULT_VERSION } = endpoint;
  requireApiVersion(apiVersion);
  if (!/^(\/|$)/.test(basePath)) {
    throw new Error(`basePath "${basePath}" must begin with a slash, as in "/api/accounting"`);
  }
  getApiUrl(endpoint);
  const calls = CALLS[apiVersion];
  const base = removeTrailingSlashes(basePath);
  const send = createApiCaller(endpoint, { limiter, report: createReporter(onError), onCall });

  async function answer(request: Request, signal: AbortSignal, context: Context) {
    const { call, path, search } = findCall(calls, request, base);
    const query = readParameters(call, search);
    const { entityId, access } = await resolveSession(resolveEntity, request, context, signal);
    checkVersion(request, apiVersion);

    /** What a page has to know whether the call succeeds or not. */
    function getHeaders(): Record<string, string> {
      const interval = getLimiter(limiter, endpoint)?.getInterval() ?? null;
      return {
        ...(interval !== null && { 'X-Accounting-Interval': String(interval) }),
        ...(access === 'read' && { 'X-Accounting-Access': access }),
      };
    }

    try {
      if (access === 'read' && call.method !== 'GET') throw createReadOnly();
      const body = await readCallBody(call, request, signal);
      const upstream = { method: call.method, path: path + query, entityId, apiVersion, body };
      const response = await send(upstream, signal, ...context);
      for (const [name, value] of Object.entries(getHeaders())) response.headers.set(name, value);
      return response;
    } catch (error) {
      throw addHeaders(error, getHeaders());
    }
  }

  return createHandler({ allowedOrigins, onError }, (request, ...context) =>
    withApiDeadline(timeout, (signal) => answer(request, signal, context), request.signal),
  );
}

const createReadOnly = () =>
  new ServerError(403, 'read_only', 'This account can view the connection, but not change it.');

function checkVersion({ headers }: Request, apiVersion: string): void {
  const asked = headers.get('x-monite-version');
  if (asked === null || asked === apiVersion) return;
  throw new ServerError(
    400,
    'version_mismatch',
    `This server uses API version ${apiVersion}, but the page uses another. Set the same ` +
      'apiVersion on both.',
  );
}
