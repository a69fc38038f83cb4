import { AccountingError } from '../../api/AccountingError.ts';
import { withLock } from '../../lib/withLock.ts';
import type { AuthorizationMode } from '../../provider/AuthorizationMode.ts';
import { IDLE_CONNECT } from '../../provider/ConnectFlow.ts';
import type { Session } from '../../provider/createSession.ts';
import { getAuthorizationUrl } from '../getAuthorizationUrl.ts';
import { sendAuthorization } from '../sendAuthorization.ts';
import { findOrCreateConnection } from './findOrCreateConnection.ts';
import { resumeAuthorization } from './resumeAuthorization.ts';

/** Connects, or resumes what is pending, and takes the window that is open to the authorization. */
export async function connect(
  session: Session,
  mode: AuthorizationMode,
  platformKey: string | undefined,
): Promise<void> {
  // Another tab or widget that was clicked too waits here, and then finds what this one made.
  const connection = await withLock(`accounting-connect:${session.entityId}`, () =>
    findOrCreateConnection(session, platformKey),
  );
  // The person cancelled meanwhile, or this page now shows another entity: send nobody anywhere.
  if (session.isOver() || session.connecting.get().step !== 'creating') return;
  if (connection.status !== 'pending_auth') {
    session.closeAuthorization();
    session.connecting.set(IDLE_CONNECT);
    return;
  }
  const url = getAuthorizationUrl(connection);
  if (url === null) {
    throw new AccountingError('unsafe_authorization_url', 'connection_url is not an https address');
  }
  sendAuthorization(session, url);
  await resumeAuthorization(session, mode);
}
