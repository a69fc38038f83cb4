/** Waits; rejects at once, and leaves no timer, when the signal aborts. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = () => {
      signal?.removeEventListener('abort', quit);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    const quit = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', quit);
    if (signal?.aborted) quit();
  });
}
