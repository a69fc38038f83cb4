import { getErrorName } from './getErrorName.ts';

/**
 * What a log may know of a request that got no answer: where it went, and the code of the failure.
 * Its words may quote the request, and with it the secret or the token.
 */
export function describeFailure(address: string, error: unknown): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return new Error(`${address}: ${/^[A-Z_]{3,40}$/.test(code) ? code : getErrorName(cause)}`);
}
