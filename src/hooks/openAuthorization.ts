import type { AuthorizationMode } from '../provider/AuthorizationMode.ts';
import type { Session } from '../provider/createSession.ts';
import { sendAuthorization } from './sendAuthorization.ts';

const WIDTH = 560;
const HEIGHT = 720;

/**
 * Opens the window for the authorization, or brings it to the front. Must run in the click, before
 * anything is awaited, or browsers block it. Without an address, for a new attempt, it stays blank
 * until there is one.
 */
export function openAuthorization(
  session: Session,
  mode: AuthorizationMode,
  url: string | null,
): void {
  if (mode !== 'popup' && mode !== 'tab') return;
  const { authorization } = session;
  // The window of an earlier attempt cannot be sent elsewhere any more: a new attempt gets its own.
  // `closed` also reads true behind Cross-Origin-Opener-Policy: then a new window is right too.
  if (authorization && !authorization.window.closed && (authorization.isBlank || url)) {
    authorization.window.focus();
    return;
  }
  const { screenX, screenY, outerWidth, outerHeight } = window;
  const left = Math.max(0, screenX + (outerWidth - WIDTH) / 2);
  const top = Math.max(0, screenY + (outerHeight - HEIGHT) / 2);
  const opened = window.open(
    '',
    `accounting-connect-${Date.now()}`,
    mode === 'popup' ? `popup,width=${WIDTH},height=${HEIGHT},left=${left},top=${top}` : '',
  );
  session.authorization = opened && { window: opened, isBlank: true };
  // The page of another company must not reach back into this one.
  if (opened) opened.opener = null;
  if (url) sendAuthorization(session, url);
}
