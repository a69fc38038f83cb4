import { getThrownStatus } from '../../lib/getThrownStatus.ts';
import { ServerError } from '../ServerError.ts';
import { callPartner } from './callPartner.ts';

/**
 * Calls the partner's function that reads the session. Frameworks refuse a request by throwing or
 * returning a redirect to the sign-in page, a `Response`, or an error with a status.
 *
 * @throws ServerError 401 if nobody is signed in; 403 if the function refuses with 403 or 404. Error
 *   for all else that it throws
 */
export async function callSession<T>(
  name: string,
  call: () => T | Promise<T>,
  signal?: AbortSignal,
): Promise<NonNullable<T>> {
  let answer: T | undefined;
  let failure: unknown;
  try {
    answer = await callPartner(name, call, signal);
  } catch (error) {
    failure = error;
  }
  const refusal = failure instanceof Error ? failure.cause : answer;
  // Looking for a status takes longer than all else here, and an id has none.
  const status = typeof refusal === 'string' ? undefined : getThrownStatus(refusal);
  if (status === 403 || status === 404) {
    throw new ServerError(403, 'forbidden', 'This account is not allowed to do this.', {
      cause: new Error(`${name}() refused with ${status}`, { cause: refusal }),
    });
  }
  if (status !== 401) {
    if (failure !== undefined) throw failure;
    if (answer !== null && answer !== undefined && answer !== false) return answer;
  }
  // A refusal of the function's own is no reason to look into anything.
  const cause = status
    ? undefined
    : new Error(
        `${name}() found nobody signed in. If somebody was, read the session before the handler.`,
      );
  throw new ServerError(401, 'unauthorized', 'Sign in first.', { cause });
}
