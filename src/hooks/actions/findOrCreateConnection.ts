import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import type { Session } from '../../provider/createSession.ts';
import { getCurrentConnection } from '../../provider/getCurrentConnection.ts';
import { getAuthorizationUrl } from '../getAuthorizationUrl.ts';

/**
 * Looks before it connects: the entity may have only one active system. Resumes one that is
 * pending for the same platform, and ends one that can no longer be finished.
 */
export async function findOrCreateConnection(
  session: Session,
  platformKey: string | undefined,
): Promise<Connection> {
  const current = getCurrentConnection(await session.look());
  if (current === null || current.status === 'disconnected') return create(session, platformKey);
  const { id, platform, status } = current;
  const isSame = !session.api.canChoosePlatform || [undefined, platform].includes(platformKey);
  const isPending = status === 'pending_auth';
  if (!isPending && status !== 'deauthorized') {
    if (isSame) return current;
    throw new AccountingError('already_connected', `${platform} is connected already`);
  }
  if (isPending && isSame && getAuthorizationUrl(current)) return current;
  // It can no longer be finished: it ends first, or it would block the next one.
  session.accept(await session.api.disconnect(id));
  return create(session, platformKey ?? platform ?? undefined);
}

async function create(session: Session, platformKey: string | undefined): Promise<Connection> {
  if (session.api.canChoosePlatform && platformKey === undefined) {
    throw new AccountingError('invalid_request', 'connect() needs the key of a platform here');
  }
  try {
    const connection = await session.api.createConnection(platformKey);
    const { connecting } = session;
    // So that it is followed from its first answer on.
    if (connecting.get().step === 'creating') {
      connecting.set({ ...connecting.get(), connectionId: connection.id });
    }
    session.accept(connection);
    return connection;
  } catch (cause) {
    // The answer may be lost although the connection was made: ask instead of trying again.
    const current = getCurrentConnection(await session.look());
    const isActive = current?.status === 'pending_auth' || current?.status === 'connected';
    if (isActive && [undefined, current.platform].includes(platformKey)) return current;
    throw cause;
  }
}
