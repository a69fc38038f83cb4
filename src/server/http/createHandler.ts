import type { Handler } from '../Handler.ts';
import type { HandlerOptions } from '../HandlerOptions.ts';
import { ServerError } from '../ServerError.ts';
import { createCorsHeaders } from './createCorsHeaders.ts';
import { createErrorResponse } from './createErrorResponse.ts';
import { createReporter } from './createReporter.ts';
import { isOwnPage } from './isOwnPage.ts';
import { readOrigins } from './readOrigins.ts';

/**
 * Creates a handler that serves only pages of its own origin and of the allowed ones. It never
 * throws and reports errors to the partner's log.
 *
 * @throws Error for an invalid `allowedOrigins`
 */
export function createHandler<Context extends unknown[]>(
  { allowedOrigins, onError }: HandlerOptions,
  answer: Handler<Context>,
): Handler<Context> {
  const allowed = readOrigins(allowedOrigins);
  const report = createReporter(onError);

  async function respond(isAllowed: boolean, request: Request, context: Context) {
    try {
      // Some servers accept a `Host` that is not valid in a URL.
      if (!URL.canParse(request.url)) {
        throw new ServerError(400, 'invalid_request', 'The URL is not valid.');
      }
      if (isAllowed && request.method === 'OPTIONS') return new Response(null, { status: 204 });
      if (!isAllowed && !isOwnPage(request)) {
        throw new ServerError(
          403,
          'foreign_origin',
          'Only pages of this site may call this. If this page is yours, add its origin to ' +
            'allowedOrigins.',
        );
      }
      return await answer(request, ...context);
    } catch (error) {
      if (request.signal?.aborted) {
        return createErrorResponse(
          new ServerError(499, 'cancelled', 'The browser gave up the request.'),
        );
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
