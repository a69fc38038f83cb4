import { ServerError } from '../ServerError.ts';

/** Returns the error with more headers for its answer. An error that nobody may see stays as it is. */
export function addHeaders(error: unknown, headers: Readonly<Record<string, string>>): unknown {
  if (!(error instanceof ServerError) || Object.keys(headers).length === 0) return error;
  const { status, code, message, upstreamStatus, cause } = error;
  return new ServerError(status, code, message, {
    upstreamStatus,
    cause: cause instanceof Error ? cause : undefined,
    headers: { ...error.headers, ...headers },
  });
}
