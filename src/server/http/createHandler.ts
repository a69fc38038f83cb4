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
  const told = new Set<string>();

  /** What a browser did wrong may be a setting of the partner's: once each, and no flood of it. */
  function reportOnce(error: unknown) {
    if (isOfBrowser(error)) {
      // Who is not signed in is no news.
      if (error.code === 'unauthorized' || told.has(error.code)) return;
      told.add(error.code);
    }
    report(error);
  }

  async function respond(isAllowed: boolean, request: Request, context: Context) {
    try {
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
      reportOnce(error);
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

/** Whether browsers can bring it about as often as they like. */
function isOfBrowser(error: unknown): error is ServerError {
  if (!(error instanceof ServerError)) return false;
  const { status, code, upstreamStatus } = error;
  return (status < 500 && upstreamStatus === undefined) || code === 'too_many_streams';
}
