import { getLimiter } from '../limits/getLimiter.ts';
import { getRetryAfter } from '../limits/getRetryAfter.ts';
import type { Limiter } from '../limits/Limiter.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createPartnerTokenSource } from '../tokens/createPartnerTokenSource.ts';
import { getCredentials } from '../tokens/getCredentials.ts';
import { callApi } from './callApi.ts';
import type { ApiAnswer, ApiRequest } from './callApi.ts';
import { createAnswer } from './createAnswer.ts';
import { createRefusedEntities } from './createRefusedEntities.ts';

/** Sends one call to the accounting API. Throws `ServerError` for every answer but a success. */
export type ApiCaller = (request: ApiRequest, signal: AbortSignal) => Promise<Response>;

const PARTNER = { type: 'client_credentials' } as const;

export interface ApiCallerOptions {
  limiter: Limiter | false | undefined;
  /** Milliseconds that a call may wait for its turn. */
  maxWait?: number;
  report: (error: unknown) => void;
}

/**
 * Creates a caller that waits until the limits allow a call, adds the partner's token, and replays a
 * call once after a 401.
 */
export function createApiCaller(
  endpoint: TokenEndpoint,
  { limiter: ownLimiter, maxWait, report }: ApiCallerOptions,
): ApiCaller {
  const tokens = createPartnerTokenSource(endpoint, { report });
  const refused = createRefusedEntities();

  async function send(
    request: ApiRequest,
    accessToken: string,
    signal: AbortSignal,
  ): Promise<ApiAnswer> {
    const limiter = getLimiter(ownLimiter, endpoint);
    await limiter?.admit(request.entityId, { signal, maxWait });
    const answer = await callApi(endpoint, request, accessToken, signal);
    if (answer.status === 429) limiter?.holdBack(getRetryAfter(answer.headers));
    return answer;
  }

  return async (request, signal) => {
    const { entityId } = request;
    const { accessToken } = await tokens.get(PARTNER);
    const secrets = [getCredentials(endpoint).clientSecret, accessToken];
    const answer = await send(request, accessToken, signal);
    const isRefused = answer.status === 401;
    if (!isRefused) refused.delete(entityId);
    if (!isRefused || refused.has(entityId)) return createAnswer(answer, request, secrets);
    const next = await tokens.replace(PARTNER, accessToken);
    if (next.accessToken === accessToken) return createAnswer(answer, request, secrets);
    // The API refused the call without acting on it, so even a POST is safe to replay.
    const second = await send(request, next.accessToken, signal);
    // Two tokens cannot both be wrong. A third one would not help.
    if (second.status === 401) refused.add(entityId);
    return createAnswer(second, request, [...secrets, next.accessToken]);
  };
}
