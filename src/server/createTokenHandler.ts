import { createErrorResponse } from './createErrorResponse.ts';
import { createJsonResponse } from './createJsonResponse.ts';
import { createPartnerTokenSource } from './createPartnerTokenSource.ts';
import { ServerError } from './ServerError.ts';
import type { TokenEndpoint } from './TokenEndpoint.ts';

/** Whom a token is handed to. */
export interface AuthorizedUser {
  /** The Monite entity user behind the session: the token opens that user's entity only. */
  entityUserId: string;
}

export interface TokenHandlerOptions extends TokenEndpoint {
  /**
   * Finds out who is asking, by your own session, and answers with their entity user; or with
   * nothing, which is 401. Take the user from the session, never from what the browser says.
   */
  authorize: (
    request: Request,
  ) => AuthorizedUser | null | undefined | Promise<AuthorizedUser | null | undefined>;
  /** Hears what went wrong, for your log. Nothing of ours in it holds the secret or a token. */
  onError?: ((error: unknown) => void) | undefined;
}

/**
 * Creates the handler that a browser's token provider asks: `POST`, with your session's cookie.
 * It answers with the body of Monite's `POST /auth/token` for that entity user. Add
 * `?reason=rejected` when the API refused the last token, or the same one may come again.
 *
 * Refusals are `{"error":{"message","code"}}` with 401, 405, 500, 502 or 504.
 *
 * @throws Error where `clientId` or `clientSecret` is missing
 */
export function createTokenHandler({
  authorize,
  onError,
  ...endpoint
}: TokenHandlerOptions): (request: Request) => Promise<Response> {
  const tokens = createPartnerTokenSource(endpoint);

  async function handOut(request: Request): Promise<Response> {
    const isRejected = new URL(request.url).searchParams.get('reason') === 'rejected';
    const user = await authorize(request);
    if (!user) throw new ServerError(401, 'unauthorized', 'Sign in first.');
    const { entityUserId } = user;
    // Without a user the endpoint could take it for the partner's own grant.
    if (typeof entityUserId !== 'string' || entityUserId === '') {
      throw new TypeError('authorize() returned no entityUserId');
    }
    const grant = { type: 'entity_user', entityUserId } as const;
    if (isRejected) tokens.reject(grant);
    const { accessToken, tokenType, expiresAt } = await tokens.get(grant);
    return createJsonResponse(200, {
      access_token: accessToken,
      token_type: tokenType,
      // What is left of it, not what it was issued with.
      expires_in: Math.max(1, Math.floor((expiresAt - Date.now()) / 1000)),
    });
  }

  return async (request) => {
    if (request.method !== 'POST') {
      const error = new ServerError(405, 'method_not_allowed', 'Only POST is answered here.');
      return createErrorResponse(error, { Allow: 'POST' });
    }
    try {
      return await handOut(request);
    } catch (error) {
      if (!(error instanceof ServerError && error.code === 'unauthorized')) report(error);
      return createErrorResponse(error);
    }
  };

  function report(error: unknown) {
    try {
      onError?.(error);
    } catch {
      // The browser gets its answer whatever becomes of the partner's log.
    }
  }
}
