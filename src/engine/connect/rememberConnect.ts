import type { Identity } from '../cache/keys.ts';
import { getStorageKey } from '../names.ts';

/**
 * Stores in this tab the id of the connection that the person authorizes, so that it survives a
 * redirect or a reload. Stores nothing else: only the API says whether it is connected. `null`
 * clears the id, unless another client in this tab has stored a different one.
 */
export function rememberConnect(
  identity: Identity,
  connectionId: string | null,
  before: string | null,
): void {
  // Storage can be full, disabled, or missing in a sandboxed frame.
  try {
    const key = getStorageKey(identity);
    if (connectionId !== null) sessionStorage.setItem(key, connectionId);
    else if (sessionStorage.getItem(key) === before) sessionStorage.removeItem(key);
  } catch {
    // Without storage, the person presses "Continue" after a reload.
  }
}

/** Returns the id of the connection that this tab waited for before the reload. */
export function recallConnect(identity: Identity): string | null {
  try {
    return sessionStorage.getItem(getStorageKey(identity));
  } catch {
    return null;
  }
}
