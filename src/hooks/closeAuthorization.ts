import type { Session } from '../provider/createSession.ts';

/**
 * Closes the authorization window while it is blank. Once it shows the page of another company,
 * the browser refuses: its `opener` is cut, and the person closes it.
 */
export function closeAuthorization(session: Session): void {
  const { authorization } = session;
  if (authorization?.isBlank) authorization.window.close();
  session.authorization = null;
}
