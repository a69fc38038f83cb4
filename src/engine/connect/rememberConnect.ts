import type { Identity } from '../cache/keys.ts';
import { getStorageKey } from '../names.ts';

/**
 * Keeps in this tab which connection the person was sent off to authorize, past a redirect or a
 * reload: its id alone. `null` forgets it, unless another client here waits for another one.
 * Whether it is connected, only the API says.
 */
export function rememberConnect(
  identity: Identity,
  connectionId: string | null,
  before: string | null,
): void {
  // Storage can be full, switched off, or missing in a sandboxed frame.
  try {
    const key = getStorageKey(identity);
    if (connectionId !== null) sessionStorage.setItem(key, connectionId);
    else if (sessionStorage.getItem(key) === before) sessionStorage.removeItem(key);
  } catch {
    // Then the person presses "Continue" after a reload.
  }
}

/** The connection that this tab waited for before it was loaded again. */
export function recallConnect(identity: Identity): string | null {
  try {
    return sessionStorage.getItem(getStorageKey(identity));
  } catch {
    return null;
  }
}
