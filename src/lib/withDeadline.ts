/**
 * Runs something that must end within `milliseconds`, and no later than `outer` aborts. Past that
 * it is told so by its signal, and the promise rejects whether it listens or not: with a
 * `TimeoutError`, or with the reason of `outer`.
 */
export async function withDeadline<T>(
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let quit: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    const stop = (reason: unknown) => {
      controller.abort(reason);
      reject(reason);
    };
    timer = setTimeout(() => {
      const error = new Error(`no answer within ${milliseconds / 1000} s`);
      error.name = 'TimeoutError';
      stop(error);
    }, milliseconds);
    quit = () => stop(outer?.reason);
    // Not `AbortSignal.any`: browsers of 2023 lack it.
    outer?.addEventListener('abort', quit);
    if (outer?.aborted) quit();
  });
  try {
    return await Promise.race([stopped, run(controller.signal)]);
  } finally {
    clearTimeout(timer);
    if (quit) outer?.removeEventListener('abort', quit);
  }
}
