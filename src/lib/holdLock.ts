const held = /* @__PURE__ */ new Set<string>();

/**
 * Takes a lock if it is free, and gives the function that releases it; `undefined` if it is taken.
 * Across the tabs of the browser where it has Web Locks, across the page where it has not. A tab
 * that closes releases its own.
 */
export async function holdLock(name: string): Promise<(() => void) | undefined> {
  if (held.has(name)) return undefined;
  held.add(name);
  let releaseTabs: (() => void) | undefined;
  let isHeld = true;
  const release = () => {
    // Once: by then it may be somebody else's.
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
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock === null);
        return lock && new Promise<void>((done) => (releaseTabs = done));
      })
      // A page without storage may not lock across tabs.
      .catch(() => resolve(false));
  });
  if (!isTaken) return release;
  held.delete(name);
  return undefined;
}
