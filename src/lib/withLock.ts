const queues = /* @__PURE__ */ new Map<string, Promise<unknown>>();
/** Longer than actions run that get answers: what holds the lock then is a tab put to sleep. */
const LONGEST_WAIT = 60_000;

/**
 * Runs actions of one name one after another: across the tabs of the browser where it has
 * Web Locks, across the page where it has not, or where a tab holds the lock for too long.
 */
export async function withLock<T>(name: string, action: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) {
    let hasStarted = false;
    const run = () => {
      hasStarted = true;
      return action();
    };
    try {
      const signal = AbortSignal.timeout(LONGEST_WAIT);
      return await navigator.locks.request(name, { signal }, run);
    } catch (error) {
      if (hasStarted) throw error;
    }
  }
  const result = (queues.get(name) ?? Promise.resolve()).then(action);
  queues.set(
    name,
    result.catch(() => undefined),
  );
  return result;
}
