import type { AuthorizationMode } from '../../provider/AuthorizationMode.ts';
import type { Session } from '../../provider/createSession.ts';
import { getAuthorizationUrl } from '../getAuthorizationUrl.ts';
import { advanceConnect } from './advanceConnect.ts';

/**
 * Waits for the person to authorize the pending connection, in the window that is open already or,
 * where the partner wants it so, in place of this page or by the partner's function.
 */
export async function resumeAuthorization(
  session: Session,
  mode: AuthorizationMode,
): Promise<void> {
  const connection = session.getCurrent();
  const url = getAuthorizationUrl(connection);
  if (!connection || url === null) return;
  const { id: connectionId, platform } = connection;
  const opensWindow = mode === 'popup' || mode === 'tab';
  const isBlocked = opensWindow && session.authorization === null;
  const { connecting } = session;
  connecting.set({
    step: isBlocked ? 'blocked' : 'awaiting_authorization',
    platform,
    connectionId,
    startedAt: connecting.get().startedAt || Date.now(),
    error: undefined,
  });
  session.watchers.set('connect', (connections) =>
    connecting.set(advanceConnect(connecting.get(), connections, Date.now())),
  );
  const type = isBlocked ? 'authorization_blocked' : 'authorization_opened';
  session.emit({ type, connectionId, platform });
  session.poller.reschedule();
  if (mode === 'redirect') window.location.assign(url);
  else if (typeof mode === 'function') mode(url, connection);
}
