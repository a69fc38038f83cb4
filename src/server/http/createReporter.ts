/** Tells the partner's log, whatever becomes of it: the browser gets its answer. */
export function createReporter(
  onError: ((error: unknown) => unknown) | undefined,
): (trouble: unknown) => void {
  return (trouble) => {
    try {
      Promise.resolve(onError?.(trouble)).catch(() => undefined);
    } catch {
      // A log that throws is the partner's to find.
    }
  };
}
