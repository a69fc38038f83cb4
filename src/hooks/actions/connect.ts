import { withLock } from '../../lib/withLock.ts';
import type { OpeningMode } from '../../provider/AuthorizationMode.ts';
import type { Session } from '../../provider/Session.ts';
import { getAuthorizationUrl } from '../getAuthorizationUrl.ts';
import { sendAuthorization } from '../sendAuthorization.ts';
import { findOrCreateConnection } from './findOrCreateConnection.ts';
import type { ConnectRequest } from './findOrCreateConnection.ts';
import { resumeAuthorization } from './resumeAuthorization.ts';

/** Connects, or resumes what is pending, and takes the window that is open to the authorization. */
export async function connect(
  session: Session,
  mode: OpeningMode,
  request: ConnectRequest,
): Promise<void> {
  const connection = await findUnderLock(session, request);
  // The person canceled meanwhile, or this page now shows another entity: send nobody anywhere.
  if (request.creation.signal.aborted || !connection) return;
  if (connection.status !== 'pending_auth') {
    session.closeAuthorization();
    session.move('settle');
    return;
  }
  const url = getAuthorizationUrl(connection);
  if (url) sendAuthorization(session, { id: connection.id, url });
  await resumeAuthorization(session, mode);
}

/** Another tab or widget that was clicked too waits here, and then finds what this one made. */
async function findUnderLock(session: Session, request: ConnectRequest) {
  try {
    return await withLock(`accounting-connect:${session.entityId}`, () =>
      findOrCreateConnection(session, request),
    );
  } catch (cause) {
    // What was given up ends without a word.
    if (request.creation.signal.aborted) return null;
    throw cause;
  }
}
