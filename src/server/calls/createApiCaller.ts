import type { ApiCall } from '../ApiCall.ts';
import { getApiUrl } from '../getApiUrl.ts';
import { getRetrySeconds } from '../http/getRetrySeconds.ts';
import { getLimiter } from '../limits/getLimiter.ts';
import type { Limiter } from '../limits/Limiter.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { createPartnerTokenSource } from '../tokens/createPartnerTokenSource.ts';
import { getCredentials } from '../tokens/getCredentials.ts';
import { callApi } from './callApi.ts';
import type { ApiAnswer, ApiRequest } from './callApi.ts';
import { createAnswer } from './createAnswer.ts';
import { createRefusedEntities } from './createRefusedEntities.ts';
import { observeCall } from './observeCall.ts';

/** Sends one call to the accounting API. Throws `ServerError` for every answer but a success. */
export type ApiCaller<Context extends unknown[] = []> = (
  request: ApiRequest,
  signal: AbortSignal,
  /** For `onCall` only. */
  ...context: Context
) => Promise<Response>;

const PARTNER = { type: 'client_credentials' } as const;

export interface ApiCallerOptions<Context extends unknown[]> {
  limiter: Limiter | false | undefined;
  /** Milliseconds that a call may wait for its turn. */
  maxWait?: number;
  report: (error: unknown) => void;
  onCall: ((call: ApiCall<Context>) => unknown) | undefined;
}

/**
 * Creates a caller that waits until the limits allow a call, adds the partner's token, and replays a
 * call once after a 401.
 */
export function createApiCaller<Context extends unknown[] = []>(
  endpoint: TokenEndpoint,
  { limiter: ownLimiter, maxWait, report, onCall }: ApiCallerOptions<Context>,
): ApiCaller<Context> {
  const tokens = createPartnerTokenSource(endpoint, { report });
  const target = { apiUrl: getApiUrl(endpoint), fetch: endpoint.fetch };
  const refused = createRefusedEntities();

  return async (request, signal, ...context) => {
    const { entityId, isJob } = request;
    const { clientSecret } = getCredentials(endpoint);

    async function send(accessToken: string, attempt: number): Promise<ApiAnswer> {
      const limiter = getLimiter(ownLimiter, endpoint);
      await limiter?.admit(entityId, { signal, maxWait, isJob });
      const answer = await observeCall(
        { onCall, report, secrets: [clientSecret, accessToken] },
        { request, context, attempt },
        () => callApi(target, request, accessToken, signal),
        signal,
      );
      if (answer.status === 429) limiter?.holdBack(Math.max(1, getRetrySeconds(answer.headers)));
      return answer;
    }

    const { accessToken } = await tokens.get(PARTNER);
    const secrets = [clientSecret, accessToken];
    const answer = await send(accessToken, 1);
    const isRefused = answer.status === 401;
    if (!isRefused) refused.delete(entityId);
    if (!isRefused || refused.has(entityId)) return createAnswer(answer, request, secrets);
    const next = await tokens.replace(PARTNER, accessToken);
    if (next.accessToken === accessToken) return createAnswer(answer, request, secrets);
    // The API refused the call without acting on it, so even a POST is safe to replay.
    const second = await send(next.accessToken, 2);
    // Two tokens cannot both be wrong. A third one would not help.
    if (second.status === 401) refused.add(entityId);
    return createAnswer(second, request, [...secrets, next.accessToken]);
  };
}
