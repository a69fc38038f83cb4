import { ServerError } from '../ServerError.ts';
import { createTextResponse } from './createTextResponse.ts';

/** What a browser is told of an error: ours as it is, of anything else only that it happened. */
export function createErrorResponse(error: unknown): Response {
  const { status, message, code, headers } =
    error instanceof ServerError
      ? error
      : new ServerError(500, 'internal_error', 'Something went wrong on this server.');
  return createTextResponse(status, JSON.stringify({ error: { message, code } }), headers);
}
