const held = /* @__PURE__ */ new Set<string>();

/**
 * Takes a lock if it is free. Returns a function that releases the lock, or `undefined` if the lock
 * is taken. With Web Locks, the lock spans all tabs; without them, it spans this page. A tab that
 * closes releases its locks.
 */
export async function holdLock(
  name: string,
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
  if (!isTaken) return release;
  held.delete(name);
  return undefined;
}

/** Whether a lock is held. Does not take the lock, so others can take it in the meantime. */
export async function isLockHeld(name: string): Promise<boolean> {
  if (held.has(name)) return true;
  try {
    const { held: all = [] } = await navigator.locks.query();
    return all.some((lock) => lock.name === name);
  } catch {
    // Web Locks are missing or denied, so no other tab can hold one.
    return false;
  }
}
