import { describeFailure } from '../http/describeFailure.ts';
import { getNoStore } from '../http/getNoStore.ts';
import { readText } from '../http/readText.ts';
import { ServerError } from '../ServerError.ts';

export interface ApiRequest {
  method: string;
  /** Relative to the API's address, with the query. */
  path: string;
  entityId: string;
  apiVersion: string;
  body: string | undefined;
  /** Whether nobody waits for the call, so that those of pages go first. */
  isJob?: boolean;
}

/** Where the API is, and what sends the requests. */
export interface ApiTarget {
  /** As `getApiUrl` returns it. */
  apiUrl: string;
  /** @default the global `fetch` */
  fetch?: typeof fetch | undefined;
}

export interface ApiAnswer {
  status: number;
  headers: Headers;
  text: string;
}

const MAX_BYTES = 2_000_000;

/**
 * Sends one call to the accounting API, and never retries it. Callers validate everything in the
 * request that a browser wrote.
 *
 * @throws ServerError 502
 */
export async function callApi(
  target: ApiTarget,
  { method, path, entityId, apiVersion, body }: ApiRequest,
  accessToken: string,
  signal: AbortSignal,
): Promise<ApiAnswer> {
  const send = target.fetch ?? globalThis.fetch;
  const address = `${target.apiUrl}${path}`;
  signal.throwIfAborted();
  let upstreamStatus: number;
  try {
    const response = await send(address, {
      method,
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${accessToken}`,
        'X-Monite-Entity-Id': entityId,
        'X-Monite-Version': apiVersion,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
      ...getNoStore(),
      // Following a redirect would carry the token to another address.
      redirect: 'manual',
      signal,
    });
    const { status, headers } = response;
    upstreamStatus = status;
    const text = await readText(response, MAX_BYTES, signal);
    if (text !== undefined) return { status, headers, text };
  } catch (error) {
    throw new ServerError(502, 'api_unavailable', 'The accounting API cannot be reached.', {
      cause: describeFailure(`${method} ${address}`, error),
    });
  }
  throw new ServerError(502, 'api_invalid', 'The answer of the accounting API is too large.', {
    upstreamStatus,
  });
}
