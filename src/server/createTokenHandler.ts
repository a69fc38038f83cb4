import type { Handler } from './Handler.ts';
import type { HandlerOptions } from './HandlerOptions.ts';
import { callSession } from './http/callSession.ts';
import { createHandler } from './http/createHandler.ts';
import { createTextResponse } from './http/createTextResponse.ts';
import { createReporter } from './http/createReporter.ts';
import { requireMethod } from './http/requireMethod.ts';
import { checkOptions } from './checkOptions.ts';
import { getApiUrl } from './getApiUrl.ts';
import type { TokenEndpoint } from './TokenEndpoint.ts';
import { createPartnerTokenSource } from './tokens/createPartnerTokenSource.ts';

/** The user that a token is for. */
export interface AuthorizedUser {
  /** The Monite entity user of the session. The token can access only that user's entity. */
  entityUserId: string;
}

/** Options of `createTokenHandler`. */
export interface TokenHandlerOptions<Context extends unknown[] = []>
  extends TokenEndpoint, HandlerOptions {
  /**
   * Returns the entity user of your session. If it returns nothing, or throws or returns a 401 or
   * a redirect, the answer is 401. A 403 or 404 becomes 403. Take the user from the session, never from
   * the browser.
   */
  authorize: (
    request: Request,
    ...context: Context
  ) => AuthorizedUser | null | undefined | Promise<AuthorizedUser | null | undefined>;
}

/**
 * Creates the handler that a browser's token provider calls: `POST`, with your session's cookie.
 * It answers with the body of Monite's `POST /auth/token` for that entity user. Add
 * `?reason=rejected` after the API has refused a token, or the answer may hold the same one again.
 *
 * Refusals are `{"error":{"message","code"}}` with 400, 401, 403, 405, 500, 502 or 504.
 *
 * @throws Error for an invalid option
 */
export function createTokenHandler<Context extends unknown[] = []>(
  options: TokenHandlerOptions<Context>,
): Handler<Context> {
  checkOptions('createTokenHandler()', options, ['authorize']);
  const { authorize, allowedOrigins, onError, ...endpoint } = options;
  getApiUrl(endpoint);
  const tokens = createPartnerTokenSource(endpoint, { report: createReporter(onError) });

  return createHandler({ allowedOrigins, onError }, async (request, ...context) => {
    requireMethod(request, 'POST');
    const isRejected = new URL(request.url).searchParams.get('reason') === 'rejected';
    const { entityUserId } = await callSession('authorize', () => authorize(request, ...context));
    // Without a user, the token endpoint could issue the partner's own token.
    if (typeof entityUserId !== 'string' || entityUserId === '') {
      throw new TypeError('authorize() returned no entityUserId');
    }
    const grant = { type: 'entity_user', entityUserId } as const;
    const { accessToken, tokenType, expiresAt, lifetime } = isRejected
      ? await tokens.replace(grant)
      : await tokens.get(grant);
    // The clock may have been set back since the token was issued.
    const timeLeft = Math.min(lifetime, expiresAt - Date.now());
    const body = {
      access_token: accessToken,
      token_type: tokenType,
      // The time left, not the lifetime it was issued with.
      expires_in: Math.max(1, Math.floor(timeLeft / 1000)),
    };
    return createTextResponse(200, JSON.stringify(body));
  });
}
