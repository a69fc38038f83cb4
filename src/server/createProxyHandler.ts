import { CALLS } from './calls/CALLS.ts';
import { createApiCaller } from './calls/createApiCaller.ts';
import { findCall } from './calls/findCall.ts';
import { readCallBody } from './calls/readCallBody.ts';
import { readParameters } from './calls/readParameters.ts';
import { requireApiVersion } from './calls/requireApiVersion.ts';
import { withApiDeadline } from './calls/withApiDeadline.ts';
import { getApiUrl } from './getApiUrl.ts';
import type { Handler } from './Handler.ts';
import type { HandlerOptions } from './HandlerOptions.ts';
import { createHandler } from './http/createHandler.ts';
import { createReporter } from './http/createReporter.ts';
import { resolveEntityId } from './http/resolveEntityId.ts';
import type { ResolveEntity } from './ResolveEntity.ts';
import { ServerError } from './ServerError.ts';
import type { TokenEndpoint } from './TokenEndpoint.ts';

export interface ProxyHandlerOptions<Context extends unknown[] = []>
  extends TokenEndpoint, HandlerOptions {
  /** Which entity this session may use, by your own session; nothing is 401. */
  resolveEntity: ResolveEntity<Context>;
  /** The path that the handler stands under: the `apiUrl` of the page. @default '/api/accounting' */
  basePath?: string | undefined;
  /** The same as the page's. @default '2023-03-14' */
  apiVersion?: keyof typeof CALLS | undefined;
  /** Milliseconds until the browser has an answer, whatever becomes of the API. @default 25_000 */
  timeout?: number | undefined;
}

/**
 * Creates the handler that the browser calls instead of the accounting API: `GET` and `POST` under
 * `basePath`, with your session's cookie and without a token. It adds the partner's token, which
 * stays here, and the entity of the session, and passes on the accounting calls of this API version
 * and nothing else.
 *
 * Refusals are `{"error":{"message","code"}}`, with the API's own status where it has one.
 *
 * @throws Error where an option is not one
 */
export function createProxyHandler<Context extends unknown[] = []>({
  resolveEntity,
  allowedOrigins,
  onError,
  basePath = '/api/accounting',
  timeout = 25_000,
  ...endpoint
}: ProxyHandlerOptions<Context>): Handler<Context> {
  const { apiVersion = '2023-03-14' } = endpoint;
  requireApiVersion(apiVersion);
  if (!/^(\/|$)/.test(basePath)) {
    throw new Error(`basePath is "${basePath}", and has to begin with a slash: "/api/accounting"`);
  }
  getApiUrl(endpoint);
  const calls = CALLS[apiVersion];
  const base = basePath.replace(/\/+$/, '');
  const send = createApiCaller(endpoint, createReporter(onError));

  async function answer(request: Request, signal: AbortSignal, context: Context) {
    const { call, path } = findCall(calls, request, base);
    const query = readParameters(call, request.url);
    const entityId = await resolveEntityId(resolveEntity, request, context, signal);
    checkVersion(request, apiVersion);
    const body = await readCallBody(call, request, signal);
    return send({ method: call.method, path: path + query, entityId, apiVersion, body }, signal);
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
    `This server speaks API version ${apiVersion}, and the page another: set the same apiVersion ` +
      'on both.',
  );
}
