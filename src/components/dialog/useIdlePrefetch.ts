import { useEffect } from 'react';

/** Milliseconds to wait where the browser does not say when it is idle. */
const WAIT = 1500;

/**
 * Fetches code once the browser is idle, while a press is likely to need it. Does nothing where the
 * person asked the browser to save data. `prefetch` must be stable.
 */
export function useIdlePrefetch(isLikely: boolean, prefetch: () => void): void {
  useEffect(() => {
    if (!isLikely || isSavingData()) return undefined;
    return runWhenIdle(prefetch);
  }, [isLikely, prefetch]);
}

/** Returns the function that cancels it. */
function runWhenIdle(run: () => void): () => void {
  // Safari has no `requestIdleCallback`.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, WAIT);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run);
  return () => cancelIdleCallback(handle);
}

/** Only Chromium tells. */
function isSavingData(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  return (
    typeof connection === 'object' &&
    connection !== null &&
    'saveData' in connection &&
    connection.saveData === true
  );
}
