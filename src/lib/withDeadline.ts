/**
 * Runs something that must end within `milliseconds`. Past that it is told so by its signal, and
 * the promise rejects with a `TimeoutError` whether it listens or not.
 */
export async function withDeadline<T>(
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`no answer within ${milliseconds / 1000} s`);
      error.name = 'TimeoutError';
      controller.abort(error);
      reject(error);
    }, milliseconds);
  });
  try {
    return await Promise.race([run(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
