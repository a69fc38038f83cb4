/** Waits. Rejects with the signal's reason as soon as the signal aborts. */
export function delay(
  milliseconds: number,
  signal: AbortSignal | undefined,
  /** Whether a process waits for the timer before it ends. */
  keepsAlive = true,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const handleAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', handleAbort);
      resolve();
    }, milliseconds);
    // Only the timers of Node can do this.
    if (!keepsAlive && typeof timer === 'object') timer.unref();
    signal?.addEventListener('abort', handleAbort, { once: true });
  });
}
