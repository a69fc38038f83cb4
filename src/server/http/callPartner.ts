import { untilDeadline } from '../../lib/untilDeadline.ts';

const DEADLINE = 10_000;

/**
 * Calls a function of the partner. Times out after 10 seconds.
 *
 * @throws Error that names the function and has what it threw as its `cause`, or the reason of
 *   `outer` when that aborts
 */
export async function callPartner<T>(
  name: string,
  call: () => T | Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  let hasEnded = false;
  const run = async () => {
    try {
      return await call();
    } finally {
      hasEnded = true;
    }
  };
  try {
    return await untilDeadline(DEADLINE, run, outer);
  } catch (cause) {
    if (outer?.aborted) throw cause;
    const what = hasEnded ? 'failed' : `did not answer within ${DEADLINE / 1000} seconds`;
    throw new Error(`${name}() ${what}`, { cause });
  }
}
