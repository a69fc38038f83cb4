import { getErrorName } from './getErrorName.ts';

/**
 * Describes a request that got no answer: its address, and the code of the failure. The message is
 * left out, because it may quote the request with the secret or the token.
 */
export function describeFailure(address: string, error: unknown): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return new Error(`${address}: ${/^[A-Z_]{3,40}$/.test(code) ? code : getErrorName(cause)}`);
}
