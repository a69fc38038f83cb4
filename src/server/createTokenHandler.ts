import type { Handler } from './Handler.ts';
import type { HandlerOptions } from './HandlerOptions.ts';
import { askPartner } from './http/askPartner.ts';
import { createHandler } from './http/createHandler.ts';
import { createTextResponse } from './http/createTextResponse.ts';
import { createReporter } from './http/createReporter.ts';
import { requireMethod } from './http/requireMethod.ts';
import { getApiUrl } from './getApiUrl.ts';
import { ServerError } from './ServerError.ts';
import type { TokenEndpoint } from './TokenEndpoint.ts';
import { createPartnerTokenSource } from './tokens/createPartnerTokenSource.ts';

/** Whom a token is handed to. */
export interface AuthorizedUser {
  /** The Monite entity user behind the session: the token opens that user's entity only. */
  entityUserId: string;
}

export interface TokenHandlerOptions<Context extends unknown[] = []>
  extends TokenEndpoint, HandlerOptions {
  /**
   * Finds out who is asking, by your own session, and answers with their entity user; or with
   * nothing, which is 401. Take the user from the session, never from what the browser says.
   */
  authorize: (
    request: Request,
    ...context: Context
  ) => AuthorizedUser | null | undefined | Promise<AuthorizedUser | null | undefined>;
}

/**
 * Creates the handler that a browser's token provider asks: `POST`, with your session's cookie.
 * It answers with the body of Monite's `POST /auth/token` for that entity user. Add
 * `?reason=rejected` when the API refused the last token, or the same one may come again.
 *
 * Refusals are `{"error":{"message","code"}}` with 400, 401, 403, 405, 500, 502 or 504.
 *
 * @throws Error where `apiUrl` or `allowedOrigins` is none
 */
export function createTokenHandler<Context extends unknown[] = []>({
  authorize,
  allowedOrigins,
  onError,
  ...endpoint
}: TokenHandlerOptions<Context>): Handler<Context> {
  getApiUrl(endpoint);
  const tokens = createPartnerTokenSource(endpoint, { report: createReporter(onError) });

  return createHandler({ allowedOrigins, onError }, async (request, ...context) => {
    requireMethod(request, 'POST');
    const isRejected = new URL(request.url).searchParams.get('reason') === 'rejected';
    const user = await askPartner('authorize', () => authorize(request, ...context));
    if (!user) throw new ServerError(401, 'unauthorized', 'Sign in first.');
    const { entityUserId } = user;
    // Without a user the endpoint could take it for the partner's own grant.
    if (typeof entityUserId !== 'string' || entityUserId === '') {
      throw new TypeError('authorize() returned no entityUserId');
    }
    const grant = { type: 'entity_user', entityUserId } as const;
    if (isRejected) tokens.reject(grant);
    const { accessToken, tokenType, expiresAt } = await tokens.get(grant);
    const body = {
      access_token: accessToken,
      token_type: tokenType,
      // What is left of it, not what it was issued with.
      expires_in: Math.max(1, Math.floor((expiresAt - Date.now()) / 1000)),
    };
    return createTextResponse(200, JSON.stringify(body));
  });
}
