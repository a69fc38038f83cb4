import type { Connection } from '../../api/Connection.ts';
import { withLock } from '../../lib/withLock.ts';
import { IDLE_CONNECT } from '../../provider/ConnectFlow.ts';
import type { Session } from '../../provider/createSession.ts';
import { endConnection } from './endConnection.ts';

const isPending = ({ status }: Connection) => status === 'pending_auth';

/** Ends a connection that is still pending. One that was finished meanwhile stays connected. */
export async function cancelConnect(session: Session): Promise<void> {
  await withLock(`accounting-connect:${session.entityId}`, async () => {
    // Only now: the connection may have been in the making when the person pressed cancel.
    const current = session.getCurrent();
    const { id: connectionId, platform = null } = current ?? {};
    if (connectionId && (await endConnection(session, connectionId, isPending))) {
      session.emit({ type: 'connect_cancelled', connectionId, platform });
    }
  });
  session.closeAuthorization();
  session.connecting.set(IDLE_CONNECT);
}
