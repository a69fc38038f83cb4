/**
 * Resolves with the answer. Rejects with the signal's reason as soon as it aborts, as `fetch` does.
 */
export function raceAbort<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    const handleAbort = () => reject(signal.reason);
    signal.addEventListener('abort', handleAbort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', handleAbort));
  });
}
