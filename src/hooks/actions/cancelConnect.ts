import type { Connection } from '../../api/Connection.ts';
import { withLock } from '../../lib/withLock.ts';
import type { Session } from '../../provider/Session.ts';
import { endConnection } from './endConnection.ts';

/** Ends a connection that is still pending. One that was finished meanwhile stays connected. */
export async function cancelConnect(
  session: Session,
  /** The attempt that the person gave up. */
  creation: AbortController | null,
  /** Whether a connection is what the person gave up, and not another tab's. */
  isGivenUp: (connection: Connection) => boolean,
): Promise<void> {
  session.isCanceling = true;
  try {
    await withLock(`accounting-connect:${session.entityId}`, async () => {
      const ended = await endConnection(
        session,
        (connection) => connection.status === 'pending_auth' && isGivenUp(connection),
      );
      if (!ended) return;
      const { id: connectionId, platform } = ended;
      session.emit({ type: 'connect_cancelled', connectionId, platform });
    });
  } finally {
    session.isCanceling = false;
  }
  // The person has begun anew meanwhile: what waits now is that.
  if (session.creation !== creation) return;
  session.closeAuthorization();
  session.move('settle');
}
