import { isTimeout } from '../../lib/isTimeout.ts';
import { withDeadline } from '../../lib/withDeadline.ts';
import { ServerError } from '../ServerError.ts';

/**
 * Runs a call and the steps before it. Times out after `milliseconds`.
 *
 * @throws ServerError 504 after a timeout, or the reason of `outer` when that aborts
 */
export async function withApiDeadline<T>(
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  try {
    return await withDeadline(milliseconds, run, outer);
  } catch (error) {
    if (outer?.aborted || !isTimeout(error)) throw error;
    throw new ServerError(
      504,
      'api_timeout',
      // Earlier steps, such as reading the session, count too: their own deadlines may be longer.
      'The call to the accounting API, with the steps before it, took longer than ' +
        `${milliseconds / 1000} seconds.`,
    );
  }
}
