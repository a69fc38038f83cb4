const held = /* @__PURE__ */ new Set<string>();

/**
 * Takes a lock if it is free. Returns a function that releases the lock, or `undefined` if the lock
 * is taken. With Web Locks, the lock spans all tabs; without them, it spans this page. A tab that
 * closes releases its locks.
 */
export async function holdLock(
  name: string,
  /** Releases the lock when it aborts. */
  signal: AbortSignal,
  /** Takes the lock from another tab, which must be suspended. */
  steal = false,
): Promise<(() => void) | undefined> {
  if (held.has(name)) return undefined;
  held.add(name);
  let releaseTabs: (() => void) | undefined;
  let isHeld = true;
  const release = () => {
    // A second call must not release the lock of the next holder.
    if (!isHeld) return;
    isHeld = false;
    held.delete(name);
    releaseTabs?.();
    signal.removeEventListener('abort', release);
  };
  const isTaken = await new Promise<boolean>((resolve) => {
    if (!('locks' in navigator)) {
      resolve(false);
      return;
    }
    navigator.locks
      .request(name, steal ? { steal } : { ifAvailable: true }, (lock) => {
        resolve(lock === null);
        return lock && new Promise<void>((done) => (releaseTabs = done));
      })
      // Browsers deny Web Locks to pages without storage access.
      .catch(() => resolve(false));
  });
  if (isTaken || signal.aborted) {
    release();
    return undefined;
  }
  signal.addEventListener('abort', release);
  return release;
}

/**
 * Returns the `clientId` of the page that holds a lock, or an empty string for this page or an
 * unknown one. Returns `null` if the lock is free, and `undefined` if the browser has no Web Locks or
 * denies them, so that nobody can tell. Does not take the lock.
 */
export async function findLockHolder(name: string): Promise<string | null | undefined> {
  if (held.has(name)) return '';
  try {
    const { held: all = [] } = await navigator.locks.query();
    const lock = all.find((one) => one.name === name);
    return lock ? (lock.clientId ?? '') : null;
  } catch {
    return undefined;
  }
}
