import * as v from 'valibot';
import { isTimeout } from '../../lib/isTimeout.ts';
import { withDeadline } from '../../lib/withDeadline.ts';
import { getApiUrl } from '../getApiUrl.ts';
import { describeFailure } from '../http/describeFailure.ts';
import { noStore } from '../http/noStore.ts';
import { parseJson } from '../http/parseJson.ts';
import { readText } from '../http/readText.ts';
import { ServerError } from '../ServerError.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { getCredentials } from './getCredentials.ts';
import type { Grant } from './Grant.ts';
import type { PartnerToken } from './PartnerToken.ts';

const DEADLINE = 10_000;
const MOST_BYTES = 100_000;
/** Seconds. Monite's tokens last half an hour. */
const LONGEST_LIFETIME = 86_400;
/** Seconds. A longer `Retry-After` is a mistake, and nobody may be locked out by it for a day. */
export const LONGEST_RETRY_AFTER = 300;
const UNAVAILABLE = 'The token endpoint cannot be reached. Try again later.';

const tokenSchema = v.object({
  // What can stand in a header.
  access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)),
  token_type: v.nullish(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)), 'Bearer'),
  expires_in: v.pipe(v.number(), v.finite(), v.minValue(1)),
});

/**
 * Asks for one token (`POST /auth/token`).
 *
 * @throws ServerError 500, 502 or 504, which says what went wrong and nothing that was sent or answered
 */
export async function requestToken(
  endpoint: TokenEndpoint,
  grant: Grant,
  now: () => number = Date.now,
): Promise<PartnerToken> {
  const askedAt = now();
  const { clientId, clientSecret } = getCredentials(endpoint);
  const body = JSON.stringify({
    grant_type: grant.type,
    client_id: clientId,
    client_secret: clientSecret,
    ...(grant.type === 'entity_user' && { entity_user_id: grant.entityUserId }),
  });
  const address = `${getApiUrl(endpoint)}/auth/token`;
  const { response, text } = await withDeadline(DEADLINE, (signal) =>
    send(endpoint, address, body, signal),
  ).catch((error: unknown) => {
    throw getFailure(address, error);
  });
  if (!response.ok) throw getRefusal(response);
  return readToken(text, askedAt);
}

async function send(endpoint: TokenEndpoint, address: string, body: string, signal: AbortSignal) {
  const send = endpoint.fetch ?? globalThis.fetch;
  const response = await send(address, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-Monite-Version': endpoint.apiVersion ?? '2023-03-14',
    },
    body,
    ...noStore,
    // Followed, a redirect would carry the secret to another address.
    redirect: 'manual',
    signal,
  });
  return { response, text: await readText(response, MOST_BYTES, signal) };
}

/** Ours instead of what was thrown, which may quote the request. */
function getFailure(address: string, error: unknown): ServerError {
  const cause = describeFailure(`POST ${address}`, error);
  return isTimeout(error)
    ? new ServerError(504, 'token_endpoint_timeout', 'The token endpoint did not answer in time.', {
        cause,
      })
    : new ServerError(502, 'token_endpoint_unavailable', UNAVAILABLE, { cause });
}

function getRefusal({ status: upstreamStatus, headers }: Response): ServerError {
  if (upstreamStatus >= 500 || upstreamStatus === 429) {
    const retryAfter = headers.get('retry-after') ?? '';
    const seconds = /^\d+$/.test(retryAfter) && Math.min(Number(retryAfter), LONGEST_RETRY_AFTER);
    return new ServerError(502, 'token_endpoint_unavailable', UNAVAILABLE, {
      upstreamStatus,
      ...(seconds && { headers: { 'Retry-After': String(seconds) } }),
    });
  }
  const advice =
    upstreamStatus === 404
      ? 'Check the API URL, which ends with /v1, and the entity user.'
      : 'Check the client id, the secret, the API URL and the entity user.';
  return new ServerError(
    502,
    'token_endpoint_refused',
    `The token endpoint answered ${upstreamStatus}. ${advice}`,
    { upstreamStatus },
  );
}

function readToken(text: string | undefined, askedAt: number): PartnerToken {
  const result = v.safeParse(tokenSchema, parseJson(text ?? ''));
  if (!result.success) {
    throw new ServerError(
      502,
      'token_endpoint_invalid',
      'The token endpoint answered with something that is not a token.',
    );
  }
  const { access_token: accessToken, token_type: tokenType, expires_in: seconds } = result.output;
  const lifetime = Math.min(seconds, LONGEST_LIFETIME) * 1000;
  return { accessToken, tokenType, lifetime, expiresAt: askedAt + lifetime };
}
