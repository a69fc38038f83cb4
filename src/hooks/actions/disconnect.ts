import { withLock } from '../../lib/withLock.ts';
import { IDLE_DISCONNECT } from '../../provider/DisconnectFlow.ts';
import type { Session } from '../../provider/Session.ts';
import { endConnection } from './endConnection.ts';

/**
 * Ends the connection that the person was asked about. If another one is active by now, what is
 * shown changes to that, and it goes on.
 */
export async function disconnect(session: Session, id: string | undefined): Promise<void> {
  await withLock(`accounting-connect:${session.entityId}`, () =>
    endConnection(session, (found) => found.id === id && found.status !== 'disconnected'),
  );
  session.disconnecting.set(IDLE_DISCONNECT);
}
