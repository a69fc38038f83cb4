import type { Connection } from '../api/Connection.ts';
import { readAnswer } from '../api/readAnswer.ts';
import { readConnections } from '../api/readConnection.ts';
import { DEFAULT_VERSION } from '../api/VERSIONS.ts';
import type { ApiVersion } from '../api/VERSIONS.ts';
import type { ApiCall } from './ApiCall.ts';
import { createApiCaller } from './calls/createApiCaller.ts';
import { requireApiVersion } from './calls/requireApiVersion.ts';
import { withApiDeadline } from './calls/withApiDeadline.ts';
import { checkOptions } from './checkOptions.ts';
import { getApiUrl } from './getApiUrl.ts';
import { createReporter } from './http/createReporter.ts';
import { isEntityId } from './isEntityId.ts';
import { ServerError } from './ServerError.ts';
import type { TokenEndpoint } from './TokenEndpoint.ts';

export interface ServerClientOptions extends TokenEndpoint {
  /** @default '2023-03-14' */
  apiVersion?: ApiVersion | undefined;
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

export interface ServerClient {
  /**
   * Reads the connections of an entity (`GET /accounting_connections`). The list is plain data: a
   * server can serialize it and send it to the browser. It is empty if the entity has never
   * connected.
   *
   * Times out after 10 seconds. Pass a `signal` to stop waiting earlier.
   *
   * @throws ServerError for everything that goes wrong: 400 for something other than an entity id,
   *   500 without credentials, 504 after a timeout, and the proxy's refusals. When `signal` aborts,
   *   the promise rejects with its reason instead.
   */
  readConnections: (
    entityId: string,
    options?: { signal?: AbortSignal | undefined },
  ) => Promise<readonly Connection[]>;
}

const TIMEOUT = 10_000;

/**
 * Creates a client that calls the accounting API from the partner's own server code, for example to
 * render a page with the connections of an entity.
 *
 * The client can read every entity. Take the entity id from your session, never from the browser.
 * Create one client and keep it: all its calls share one token. `clientId` and `clientSecret` are
 * read lazily, so builds work without them.
 *
 * @throws Error for an invalid option
 */
export function createServerClient(options: ServerClientOptions): ServerClient {
  checkOptions('createServerClient()', options, []);
  const { onError, onCall, ...endpoint } = options;
  const { apiVersion = DEFAULT_VERSION } = endpoint;
  requireApiVersion(apiVersion);
  getApiUrl(endpoint);
  const call = createApiCaller(endpoint, createReporter(onError), onCall);

  return {
    async readConnections(entityId, { signal } = {}) {
      if (!isEntityId(entityId)) {
        throw new ServerError(
          400,
          'invalid_request',
          'readConnections() needs the id of a Monite entity: up to 100 letters, digits, hyphens ' +
            'and underscores.',
        );
      }
      signal?.throwIfAborted();
      const path = '/accounting_connections';
      const request = { method: 'GET', path, entityId, apiVersion, body: undefined };
      const response = await withApiDeadline(TIMEOUT, (inner) => call(request, inner), signal);
      return readList(response, await response.text());
    },
  };
}

function readList(response: Response, text: string): readonly Connection[] {
  try {
    return readAnswer(readConnections, response, text);
  } catch (error) {
    throw new ServerError(
      502,
      'api_invalid',
      'The accounting API answered with something other than a list of connections.',
      { upstreamStatus: response.status, cause: error instanceof Error ? error : undefined },
    );
  }
}
