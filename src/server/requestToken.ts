import * as v from 'valibot';
import { withDeadline } from '../lib/withDeadline.ts';
import type { Grant } from './Grant.ts';
import type { PartnerToken } from './PartnerToken.ts';
import { ServerError } from './ServerError.ts';
import type { TokenEndpoint } from './TokenEndpoint.ts';

const DEADLINE = 10_000;

const tokenSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  token_type: v.nullish(v.string(), 'Bearer'),
  expires_in: v.pipe(v.number(), v.finite(), v.minValue(1)),
});

/**
 * Asks for one token (`POST /auth/token`).
 *
 * @throws ServerError 502 or 504, which says what went wrong and nothing that was sent or answered
 */
export async function requestToken(
  endpoint: TokenEndpoint,
  grant: Grant,
  now: () => number = Date.now,
): Promise<PartnerToken> {
  const askedAt = now();
  const { isOk, status, text } = await withDeadline(DEADLINE, (signal) =>
    send(endpoint, grant, signal),
  ).catch(refuse);
  if (isOk) return readToken(text, askedAt);
  throw status >= 500 || status === 429
    ? createUnavailable()
    : new ServerError(
        502,
        'token_endpoint_refused',
        'The token endpoint refused. Check the client id, the secret, the API URL and the entity user.',
      );
}

async function send(endpoint: TokenEndpoint, grant: Grant, signal: AbortSignal) {
  const { clientId, clientSecret, apiUrl = 'https://api.monite.com/v1' } = endpoint;
  const send = endpoint.fetch ?? globalThis.fetch;
  const response = await send(`${apiUrl.replace(/\/+$/, '')}/auth/token`, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-Monite-Version': endpoint.apiVersion ?? '2023-03-14',
    },
    body: JSON.stringify({
      grant_type: grant.type,
      client_id: clientId,
      client_secret: clientSecret,
      ...(grant.type === 'entity_user' && { entity_user_id: grant.entityUserId }),
    }),
    // Followed, a redirect would carry the secret to another address.
    redirect: 'manual',
    signal,
  });
  return { isOk: response.ok, status: response.status, text: await response.text() };
}

/** Ours instead of what was thrown, and without it as the cause: it may quote the request. */
function refuse(error: unknown): never {
  throw error instanceof Error && error.name === 'TimeoutError'
    ? new ServerError(504, 'token_endpoint_timeout', 'The token endpoint did not answer in time.')
    : createUnavailable();
}

function readToken(text: string, askedAt: number): PartnerToken {
  const result = v.safeParse(tokenSchema, parseJson(text));
  if (!result.success) {
    throw new ServerError(
      502,
      'token_endpoint_invalid',
      'The token endpoint answered with something that is not a token.',
    );
  }
  const { access_token: accessToken, token_type: tokenType, expires_in: seconds } = result.output;
  const lifetime = seconds * 1000;
  return { accessToken, tokenType, lifetime, expiresAt: askedAt + lifetime };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function createUnavailable(): ServerError {
  return new ServerError(
    502,
    'token_endpoint_unavailable',
    'The token endpoint cannot be reached. Try again later.',
  );
}
