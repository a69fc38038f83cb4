import * as v from 'valibot';
import { DEFAULT_VERSION } from '../../api/VERSIONS.ts';
import { isTimeout } from '../../lib/isTimeout.ts';
import { withDeadline } from '../../lib/withDeadline.ts';
import { getApiUrl } from '../getApiUrl.ts';
import { describeFailure } from '../http/describeFailure.ts';
import { getNoStore } from '../http/getNoStore.ts';
import { getRetrySeconds } from '../http/getRetrySeconds.ts';
import { parseJson } from '../http/parseJson.ts';
import { readText } from '../http/readText.ts';
import { ServerError } from '../ServerError.ts';
import type { TokenEndpoint } from '../TokenEndpoint.ts';
import { getCredentials } from './getCredentials.ts';
import type { Grant } from './Grant.ts';
import type { PartnerToken } from './PartnerToken.ts';

const DEADLINE = 10_000;
const MAX_BYTES = 100_000;
/** Seconds. Monite's tokens last half an hour. */
const MAX_LIFETIME = 86_400;
const UNAVAILABLE = 'The token endpoint cannot be reached. Try again later.';

const tokenSchema = v.object({
  // Only characters that are valid in a header.
  access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)),
  token_type: v.nullish(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)), 'Bearer'),
  expires_in: v.pipe(v.number(), v.finite(), v.minValue(1)),
});

/**
 * Requests one token (`POST /auth/token`). Times out after 10 seconds.
 *
 * @throws ServerError 500, 502 or 504, without anything that was sent or answered
 */
export async function requestToken(
  endpoint: TokenEndpoint,
  grant: Grant,
  now: () => number = Date.now,
): Promise<PartnerToken> {
  const requestedAt = now();
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
  return readToken(text, requestedAt);
}

async function send(endpoint: TokenEndpoint, address: string, body: string, signal: AbortSignal) {
  const send = endpoint.fetch ?? globalThis.fetch;
  const response = await send(address, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-Monite-Version': endpoint.apiVersion ?? DEFAULT_VERSION,
    },
    body,
    ...getNoStore(),
    // Following a redirect would carry the secret to another address.
    redirect: 'manual',
    signal,
  });
  return { response, text: await readText(response, MAX_BYTES, signal) };
}

/** Replaces the original error, which may quote the request. */
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
    const seconds = getRetrySeconds(headers);
    return new ServerError(502, 'token_endpoint_unavailable', UNAVAILABLE, {
      upstreamStatus,
      ...(seconds > 0 && { headers: { 'Retry-After': String(seconds) } }),
    });
  }
  const advice =
    upstreamStatus === 404
      ? 'Check that the API URL ends with /v1, and that the entity user exists.'
      : 'Check the client id, the secret, the API URL and the entity user.';
  return new ServerError(
    502,
    'token_endpoint_refused',
    `The token endpoint answered ${upstreamStatus}. ${advice}`,
    { upstreamStatus },
  );
}

function readToken(text: string | undefined, requestedAt: number): PartnerToken {
  const result = v.safeParse(tokenSchema, parseJson(text ?? ''));
  if (!result.success) {
    throw new ServerError(
      502,
      'token_endpoint_invalid',
      'The token endpoint answered without a token.',
    );
  }
  const { access_token: accessToken, token_type: tokenType, expires_in: seconds } = result.output;
  const lifetime = Math.min(seconds, MAX_LIFETIME) * 1000;
  return { accessToken, tokenType, lifetime, expiresAt: requestedAt + lifetime };
}
