import { createJsonResponse } from './createJsonResponse.ts';
import { ServerError } from './ServerError.ts';

/** What a browser is told of an error: ours as it is, of anything else only that it happened. */
export function createErrorResponse(
  error: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { status, message, code } =
    error instanceof ServerError
      ? error
      : new ServerError(500, 'internal_error', 'Something went wrong on this server.');
  return createJsonResponse(status, { error: { message, code } }, headers);
}
