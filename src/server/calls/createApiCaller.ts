import { getApiUrl } from '../getApiUrl.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createPartnerTokenSource } from '../tokens/createPartnerTokenSource.ts';
import { getCredentials } from '../tokens/getCredentials.ts';
import { callApi } from './callApi.ts';
import type { ApiRequest } from './callApi.ts';
import { createAnswer } from './createAnswer.ts';

/** Sends one call to the accounting API. Throws `ServerError` for every answer but a success. */
export type ApiCaller = (request: ApiRequest, signal: AbortSignal) => Promise<Response>;

const PARTNER = { type: 'client_credentials' } as const;

/** Creates a caller that adds the partner's token, and replays a call once after a 401. */
export function createApiCaller(
  endpoint: TokenEndpoint,
  report: (error: unknown) => void,
): ApiCaller {
  const tokens = createPartnerTokenSource(endpoint, { report });
  const target = { apiUrl: getApiUrl(endpoint), fetch: endpoint.fetch };

  return async (request, signal) => {
    const { accessToken } = await tokens.get(PARTNER);
    const secrets = [getCredentials(endpoint).clientSecret, accessToken];
    const answer = await callApi(target, request, accessToken, signal);
    if (answer.status !== 401) return createAnswer(answer, request, secrets);
    // The API refused the call without acting on it, so even a POST is safe to replay.
    tokens.reject(PARTNER, accessToken);
    const next = await tokens.get(PARTNER);
    if (next.accessToken === accessToken) return createAnswer(answer, request, secrets);
    const second = await callApi(target, request, next.accessToken, signal);
    return createAnswer(second, request, [...secrets, next.accessToken]);
  };
}
