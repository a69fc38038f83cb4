import { attempt } from '../lib/attempt.ts';
import type { OpeningMode } from '../provider/AuthorizationMode.ts';
import { isWindowMode } from '../provider/isWindowMode.ts';
import type { Session } from '../provider/Session.ts';
import { sendAuthorization } from './sendAuthorization.ts';
import { watchAuthorization } from './watchAuthorization.ts';

const WIDTH = 560;
const HEIGHT = 720;

/**
 * Opens the window for the authorization, or brings it to the front. Must run in the click, before
 * anything is awaited, or browsers block it. Without an address, for a new attempt, it stays blank
 * until there is one.
 */
export function openAuthorization(
  session: Session,
  mode: OpeningMode,
  pending: { id: string; url: string } | null,
): void {
  if (!isWindowMode(mode)) return;
  const { authorization } = session;
  // The window of an earlier attempt cannot be sent elsewhere any more: a new attempt gets its own.
  // `closed` also reads true behind Cross-Origin-Opener-Policy: then a new window is right too.
  if (authorization && !authorization.window.closed && (authorization.isBlank || pending)) {
    attempt(() => authorization.window.focus());
    return;
  }
  const opened = openWindow(`accounting-connect-${pending?.id ?? Date.now()}`, mode === 'popup');
  session.authorization = opened && { window: opened, isBlank: true };
  if (!opened) return;
  watchAuthorization(session, opened);
  if (pending) sendAuthorization(session, pending);
}

/** `null` where the browser lets none open; in-app browsers may throw instead. */
function openWindow(name: string, isPopup: boolean): Window | null {
  const { screenX, screenY, outerWidth, outerHeight } = window;
  const left = Math.max(0, screenX + (outerWidth - WIDTH) / 2);
  const top = Math.max(0, screenY + (outerHeight - HEIGHT) / 2);
  const popup = `popup,width=${WIDTH},height=${HEIGHT},left=${left},top=${top}`;
  try {
    const opened = window.open('', name, isPopup ? popup : '');
    // The page of another company must not reach back into this one.
    if (!opened) return null;
    opened.opener = null;
    // Not a white page without a name, for as long as it waits for its address.
    attempt(() => {
      opened.document.title = '…';
      opened.document.documentElement.style.colorScheme = 'light dark';
    });
    return opened;
  } catch {
    return null;
  }
}
