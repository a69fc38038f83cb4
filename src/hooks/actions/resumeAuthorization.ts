import type { OpeningMode } from '../../provider/AuthorizationMode.ts';
import { isWindowMode } from '../../provider/isWindowMode.ts';
import type { Session } from '../../provider/Session.ts';
import { AccountingError } from '../../api/AccountingError.ts';
import { getAuthorizationUrl } from '../getAuthorizationUrl.ts';

/**
 * Waits for the person to authorize the pending connection, in the window that is open already or,
 * where the partner wants it so, in place of this page or by the partner's function.
 */
export async function resumeAuthorization(session: Session, mode: OpeningMode): Promise<void> {
  const connection = session.getCurrent();
  const url = getAuthorizationUrl(connection);
  if (connection?.status === 'pending_auth' && url === null) {
    throw new AccountingError('unsafe_authorization_url', 'connection_url is not https');
  }
  if (!connection || url === null) {
    // In this very moment it became something else.
    session.closeAuthorization();
    session.move('settle');
    return;
  }
  const { id: connectionId, platform } = connection;
  const { authorization } = session;
  const opensWindow = isWindowMode(mode);
  const isBlocked = opensWindow && authorization === null;
  const getSight = () => {
    if (mode === 'link' || isBlocked) return 'link';
    if (!opensWindow) return 'none';
    return authorization?.window.closed ? 'gone' : 'open';
  };
  session.move(isBlocked ? 'block' : 'open', {
    platform,
    connectionId,
    window: getSight(),
    startedAt: Date.now(),
    error: undefined,
  });
  const type = isBlocked ? 'authorization_blocked' : 'authorization_opened';
  if (mode !== 'link') session.emit({ type, connectionId, platform });
  session.poller.reschedule();
  if (mode === 'redirect') window.location.assign(url);
  else if (typeof mode === 'function') mode(url, connection);
}
