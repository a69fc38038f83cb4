import { useEffect } from 'react';

/** Milliseconds to wait in browsers without `requestIdleCallback`. */
const WAIT = 1500;

/**
 * Fetches code once the browser is idle, while a press is likely to need it. Does nothing when the
 * browser's data saver is on. `prefetch` must be stable.
 */
export function useIdlePrefetch(isLikely: boolean, prefetch: () => void): void {
  useEffect(() => {
    if (!isLikely || isSavingData()) return undefined;
    return runWhenIdle(prefetch);
  }, [isLikely, prefetch]);
}

/** Runs the callback once the browser is idle. Returns a function that cancels it. */
function runWhenIdle(run: () => void): () => void {
  // Safari has no `requestIdleCallback`.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, WAIT);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run);
  return () => cancelIdleCallback(handle);
}

/** Only Chromium exposes this setting. */
function isSavingData(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'saveData' in connection &&
    connection.saveData === true
  );
}
