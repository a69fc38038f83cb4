/** Waits for a promise. Rejects with the signal's reason if the signal aborts first. */
export async function untilAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) return promise;
  if (signal.aborted) {
    // Nobody else handles this rejection.
    promise.catch(() => undefined);
    throw signal.reason;
  }
  let handleAbort: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    handleAbort = () => reject(signal.reason);
    signal.addEventListener('abort', handleAbort);
  });
  try {
    return await Promise.race([stopped, promise]);
  } finally {
    if (handleAbort) signal.removeEventListener('abort', handleAbort);
  }
}
