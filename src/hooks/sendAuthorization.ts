import type { Session } from '../provider/Session.ts';

/** Takes the blank window to where the person authorizes, under the name of the connection. */
export function sendAuthorization(
  session: Session,
  { id, url }: { id: string; url: string },
): void {
  const { authorization } = session;
  if (!authorization?.isBlank || authorization.window.closed) return;
  try {
    authorization.window.name = `accounting-connect-${id}`;
    authorization.window.location.replace(url);
    authorization.isBlank = false;
  } catch {
    // An in-app browser's idea of a window: as good as none.
    session.authorization = null;
  }
}
