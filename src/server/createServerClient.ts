import type { ApiCalls } from '../api/AccountingApi.ts';
import { DEFAULT_VERSION } from '../api/VERSIONS.ts';
import type { ApiVersion } from '../api/VERSIONS.ts';
import type { ApiCall } from './ApiCall.ts';
import { createApiCaller } from './calls/createApiCaller.ts';
import { requireApiVersion } from './calls/requireApiVersion.ts';
import { withApiDeadline } from './calls/withApiDeadline.ts';
import { checkOptions } from './checkOptions.ts';
import { createCalls } from './client/createCalls.ts';
import { requireIds } from './client/requireIds.ts';
import type { Ids } from './client/requireIds.ts';
import { toServerError } from './client/toServerError.ts';
import { getApiUrl } from './getApiUrl.ts';
import { createReporter } from './http/createReporter.ts';
import type { Limiter } from './limits/Limiter.ts';
import type { ServerCallOptions, ServerClient } from './ServerClient.ts';
import type { TokenEndpoint } from './TokenEndpoint.ts';

/** Options of `createServerClient`. */
export interface ServerClientOptions extends TokenEndpoint {
  /** @default '2023-03-14' */
  apiVersion?: ApiVersion | undefined;
  /**
   * Limits the calls. Pass the one that your proxy uses, if you have created it.
   * @default the one that all handlers and clients of this process share
   */
  limiter?: Limiter | false | undefined;
  /**
   * Receives failures that no call rejects with, such as those of the `tokenStore`. They never hold
   * the secret or a token. A kind of failure is reported at most once a minute. `more` says how many
   * others there were since then, such as `and 412 more in the last minute`.
   * @default console.error
   */
  onError?: ((error: unknown, more?: string) => unknown) | undefined;
  /**
   * Receives each request that was sent to the API, for metrics, audit logs and tracing. No call
   * waits for it or fails with it.
   */
  onCall?: ((call: ApiCall) => unknown) | undefined;
}

const TIMEOUT = 10_000;
/** Milliseconds that a call may wait for its turn. */
const MAX_WAIT = 8000;

/**
 * Creates a client that calls the accounting API from the partner's own server code: to render a page
 * with the connections of an entity, to sync at night, or to disconnect a customer who leaves.
 *
 * The client can access every entity. Take the entity id from your session or your database, never
 * from the browser. Create one client and keep it: all its calls share one token. `clientId` and
 * `clientSecret` are read lazily, so builds work without them.
 *
 * @throws Error for an invalid option
 */
export function createServerClient(options: ServerClientOptions): ServerClient {
  checkOptions('createServerClient()', options, []);
  const { onError, onCall, limiter, ...endpoint } = options;
  const { apiVersion = DEFAULT_VERSION } = endpoint;
  requireApiVersion(apiVersion);
  getApiUrl(endpoint);
  const call = createApiCaller(endpoint, {
    limiter,
    maxWait: MAX_WAIT,
    report: createReporter(onError),
    onCall,
  });

  async function run<Name extends keyof ServerClient, Answer>(
    name: Name,
    ids: Ids,
    { signal, isJob = true }: ServerCallOptions,
    start: (calls: ApiCalls) => Promise<Answer>,
  ): Promise<Answer> {
    requireIds(name, ids);
    signal?.throwIfAborted();
    try {
      return await withApiDeadline(
        TIMEOUT,
        (inner) =>
          start(createCalls(call, { apiVersion, entityId: ids.entity, signal: inner, isJob })),
        signal,
      );
    } catch (error) {
      throw toServerError(error, apiVersion);
    }
  }

  return {
    listConnections: (entity, own = {}) =>
      run('listConnections', { entity }, own, (calls) => calls.listConnections()),
    getConnection: (entity, connection, own = {}) =>
      run('getConnection', { entity, connection }, own, (calls) => calls.getConnection(connection)),
    disconnect: (entity, connection, own = {}) =>
      run('disconnect', { entity, connection }, own, (calls) => calls.disconnect(connection)),
    startPull: (entity, connection, own = {}) =>
      run('startPull', { entity, connection }, own, (calls) =>
        calls.startPull(connection, own.resourceType),
      ),
    listSyncedRecords: (entity, query) =>
      run('listSyncedRecords', { entity }, query, (calls) =>
        calls.listSyncedRecords(query, query.pageToken),
      ),
    pushAgain: (entity, record, own = {}) =>
      run('pushAgain', { entity, record }, own, (calls) => calls.pushAgain(record)),
  };
}
