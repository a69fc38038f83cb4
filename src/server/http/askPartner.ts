import { withDeadline } from '../../lib/withDeadline.ts';

const DEADLINE = 10_000;

/**
 * Calls a function of the partner. It has 10 seconds.
 *
 * @throws Error that names the function, with what it threw as the cause; or the reason of `outer`
 */
export async function askPartner<T>(
  name: string,
  call: () => T | Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  let hasEnded = false;
  const answer = async () => {
    try {
      return await call();
    } finally {
      hasEnded = true;
    }
  };
  try {
    return await withDeadline(DEADLINE, answer, outer);
  } catch (cause) {
    if (outer?.aborted) throw cause;
    const what = hasEnded ? 'failed' : `has not answered within ${DEADLINE / 1000} seconds`;
    throw new Error(`${name}() ${what}`, { cause });
  }
}
