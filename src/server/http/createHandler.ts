import type { Handler } from '../Handler.ts';
import type { HandlerOptions } from '../HandlerOptions.ts';
import { ServerError } from '../ServerError.ts';
import { createCorsHeaders } from './createCorsHeaders.ts';
import { createErrorResponse } from './createErrorResponse.ts';
import { createReporter } from './createReporter.ts';
import { isOwnPage } from './isOwnPage.ts';
import { readOrigins } from './readOrigins.ts';

/**
 * Makes a handler that answers pages of its own origin and of the allowed ones, and nobody else's;
 * that never throws; and that tells the partner's log what went wrong.
 *
 * @throws Error where `allowedOrigins` holds what is no origin
 */
export function createHandler<Context extends unknown[]>(
  { allowedOrigins, onError }: HandlerOptions,
  answer: Handler<Context>,
): Handler<Context> {
  const allowed = readOrigins(allowedOrigins);
  const report = createReporter(onError);

  async function respond(isAllowed: boolean, request: Request, context: Context) {
    try {
      // Some servers let a `Host` in that no address can be made of.
      if (!URL.canParse(request.url)) {
        throw new ServerError(400, 'invalid_request', 'The address cannot be read.');
      }
      if (isAllowed && request.method === 'OPTIONS') return new Response(null, { status: 204 });
      if (!isAllowed && !isOwnPage(request)) {
        throw new ServerError(
          403,
          'foreign_origin',
          'Only pages of this site are answered. If this page is yours, add its origin to allowedOrigins.',
        );
      }
      return await answer(request, ...context);
    } catch (error) {
      if (request.signal?.aborted) {
        return createErrorResponse(new ServerError(499, 'cancelled', 'Nobody waits for this.'));
      }
      report(error);
      return createErrorResponse(error);
    }
  }

  return async (request, ...context) => {
    const origin = request.headers.get('origin') ?? '';
    const isAllowed = allowed.has(origin);
    const response = await respond(isAllowed, request, context);
    if (allowed.size > 0) response.headers.append('Vary', 'Origin');
    if (isAllowed) {
      for (const [name, value] of Object.entries(createCorsHeaders(origin))) {
        response.headers.set(name, value);
      }
    }
    return response;
  };
}
