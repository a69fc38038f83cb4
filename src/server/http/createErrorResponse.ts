import { ServerError } from '../ServerError.ts';
import { createTextResponse } from './createTextResponse.ts';

/** The answer for an error. Only a `ServerError` is safe to show; others become a plain 500. */
export function createErrorResponse(error: unknown): Response {
  const { status, message, code, headers } =
    error instanceof ServerError
      ? error
      : new ServerError(500, 'internal_error', 'Something went wrong on this server.');
  return createTextResponse(status, JSON.stringify({ error: { message, code } }), headers);
}
