import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import type { Session } from '../../provider/Session.ts';
import { getCurrentConnection } from '../../provider/getCurrentConnection.ts';
import { getAuthorizationUrl } from '../getAuthorizationUrl.ts';
import { endConnection } from './endConnection.ts';

/** One click to connect. */
export interface ConnectRequest {
  /** The platform's. */
  key: string | undefined;
  /** The connection, as it was on the screen, that the person wants to end for this one. */
  replaced: Connection | null;
  /** Aborted when the person gives up, or the page shows another entity. */
  creation: AbortController;
}

/** One authorization link may expire after a day. */
const LINK_LIFETIME = 24 * 3_600_000;

/**
 * Looks before it connects: the entity may have only one active system. Resumes one that is
 * pending for the same platform, and ends one that can no longer be finished.
 */
export async function findOrCreateConnection(
  session: Session,
  request: ConnectRequest,
): Promise<Connection> {
  const { key, replaced, creation } = request;
  const current = getCurrentConnection(await session.look(creation.signal));
  if (current === null || current.status === 'disconnected') return create(session, request);
  const { id, platform, status } = current;
  const isSame = !session.api.canChoosePlatform || [undefined, platform].includes(key);
  const isPending = status === 'pending_auth';
  if (id !== replaced?.id || status !== replaced.status) {
    if (!isPending && status !== 'deauthorized') {
      if (isSame) return current;
      throw new AccountingError('already_connected', `${platform} is connected already`);
    }
    if (isPending && isSame && canBeFinished(current)) return current;
  }
  // It ends first, or it would block the next one.
  const isAsBefore = (found: Connection) => found.id === id && found.status === status;
  const hasEnded = await endConnection(session, isAsBefore, creation.signal);
  if (hasEnded && isPending) {
    session.emit({ type: 'connect_cancelled', connectionId: id, platform });
  }
  return hasEnded
    ? create(session, { ...request, key: key ?? platform ?? undefined })
    : // It has changed in this very moment: think again.
      findOrCreateConnection(session, request);
}

function canBeFinished(connection: Connection): boolean {
  const isOld = Date.now() - Date.parse(connection.createdAt) > LINK_LIFETIME;
  return getAuthorizationUrl(connection) !== null && !isOld;
}

async function create(session: Session, { key, creation }: ConnectRequest): Promise<Connection> {
  if (session.api.canChoosePlatform && key === undefined) {
    throw new AccountingError('invalid_request', 'connect() needs a platform key');
  }
  const { signal } = creation;
  if (signal.aborted) throw signal.reason;
  try {
    return await session.write(async () => {
      const connection = await session.api.createConnection(key, signal);
      // So that it is followed from its first answer on.
      if (!signal.aborted) session.move('make', { connectionId: connection.id });
      return connection;
    });
  } catch (cause) {
    if (session.isOver()) throw cause;
    // The answer may be lost although the connection was made: ask instead of trying again.
    const connections = await session.look().catch(() => {
      throw cause;
    });
    const current = getCurrentConnection(connections);
    const isActive = current?.status === 'pending_auth' || current?.status === 'connected';
    if (isActive && [undefined, current.platform].includes(key)) return current;
    throw cause;
  }
}
