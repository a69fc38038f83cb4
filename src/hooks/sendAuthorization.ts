import type { Session } from '../provider/createSession.ts';

/** Takes the blank window to where the person authorizes. */
export function sendAuthorization(session: Session, url: string): void {
  const { authorization } = session;
  if (!authorization?.isBlank) return;
  authorization.window.location.replace(url);
  authorization.isBlank = false;
}
