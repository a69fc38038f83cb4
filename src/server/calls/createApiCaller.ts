import type { ApiCall } from '../ApiCall.ts';
import { getApiUrl } from '../getApiUrl.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createPartnerTokenSource } from '../tokens/createPartnerTokenSource.ts';
import { getCredentials } from '../tokens/getCredentials.ts';
import { callApi } from './callApi.ts';
import type { ApiRequest } from './callApi.ts';
import { createAnswer } from './createAnswer.ts';
import { observeCall } from './observeCall.ts';

/** Sends one call to the accounting API. Throws `ServerError` for every answer but a success. */
export type ApiCaller<Context extends unknown[] = []> = (
  request: ApiRequest,
  signal: AbortSignal,
  /** For `onCall` only. */
  ...context: Context
) => Promise<Response>;

const PARTNER = { type: 'client_credentials' } as const;

/** Creates a caller that adds the partner's token, and replays a call once after a 401. */
export function createApiCaller<Context extends unknown[] = []>(
  endpoint: TokenEndpoint,
  report: (error: unknown) => void,
  onCall?: (call: ApiCall<Context>) => unknown,
): ApiCaller<Context> {
  const tokens = createPartnerTokenSource(endpoint, { report });
  const target = { apiUrl: getApiUrl(endpoint), fetch: endpoint.fetch };

  return async (request, signal, ...context) => {
    const { clientSecret } = getCredentials(endpoint);
    const send = (accessToken: string, attempt: number) =>
      observeCall(
        { onCall, report, secrets: [clientSecret, accessToken] },
        { request, context, attempt },
        () => callApi(target, request, accessToken, signal),
        signal,
      );

    const { accessToken } = await tokens.get(PARTNER);
    const secrets = [clientSecret, accessToken];
    const answer = await send(accessToken, 1);
    if (answer.status !== 401) return createAnswer(answer, request, secrets);
    // The API refused the call without acting on it, so even a POST is safe to replay.
    tokens.reject(PARTNER, accessToken);
    const next = await tokens.get(PARTNER);
    if (next.accessToken === accessToken) return createAnswer(answer, request, secrets);
    const second = await send(next.accessToken, 2);
    return createAnswer(second, request, [...secrets, next.accessToken]);
  };
}
