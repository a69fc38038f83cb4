import { isTimeout } from '../../lib/isTimeout.ts';
import { withDeadline } from '../../lib/withDeadline.ts';
import { ServerError } from '../ServerError.ts';

/**
 * Runs a call, with everything that has to happen before it, within `milliseconds`.
 *
 * @throws ServerError 504 past that; the reason of `outer` when that aborts
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
      // The steps before the call have deadlines of their own, which may be longer than this one.
      'The accounting API, or what is asked before it, had not answered after ' +
        `${milliseconds / 1000} seconds.`,
    );
  }
}
