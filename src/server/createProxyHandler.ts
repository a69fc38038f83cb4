import { DEFAULT_VERSION } from '../api/VERSIONS.ts';
import type { ApiVersion } from '../api/VERSIONS.ts';
import { removeTrailingSlashes } from '../lib/removeTrailingSlashes.ts';
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
import { createHandler } from './http/createHandler.ts';
import { createReporter } from './http/createReporter.ts';
import { resolveEntityId } from './http/resolveEntityId.ts';
import { getLimiter } from './limits/getLimiter.ts';
import type { Limiter } from './limits/Limiter.ts';
import type { ResolveEntity } from './ResolveEntity.ts';
import { ServerError } from './ServerError.ts';
import type { TokenEndpoint } from './TokenEndpoint.ts';

export interface ProxyHandlerOptions<Context extends unknown[] = []>
  extends TokenEndpoint, HandlerOptions {
  /**
   * Returns the entity that this session may use. If it returns nothing, or throws or returns
   * a 401 or a redirect, the answer is 401. A 403 or 404 becomes 403.
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
  const { resolveEntity, allowedOrigins, onError, limiter, ...others } = options;
  const { basePath = '/api/accounting', timeout = 25_000, ...endpoint } = others;
  const { apiVersion = DEFAULT_VERSION } = endpoint;
  requireApiVersion(apiVersion);
  if (!/^(\/|$)/.test(basePath)) {
    throw new Error(`basePath "${basePath}" must begin with a slash, as in "/api/accounting"`);
  }
  getApiUrl(endpoint);
  const calls = CALLS[apiVersion];
  const base = removeTrailingSlashes(basePath);
  const send = createApiCaller(endpoint, { limiter, report: createReporter(onError) });

  async function answer(request: Request, signal: AbortSignal, context: Context) {
    const { call, path } = findCall(calls, request, base);
    const query = readParameters(call, request.url);
    const entityId = await resolveEntityId(resolveEntity, request, context, signal);
    checkVersion(request, apiVersion);
    const body = await readCallBody(call, request, signal);
    const response = await send(
      { method: call.method, path: path + query, entityId, apiVersion, body },
      signal,
    );
    const interval = getLimiter(limiter, endpoint)?.getInterval() ?? null;
    if (interval !== null) response.headers.set('X-Accounting-Interval', String(interval));
    return response;
  }

  return createHandler({ allowedOrigins, onError }, (request, ...context) =>
    withApiDeadline(timeout, (signal) => answer(request, signal, context), request.signal),
  );
}

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
