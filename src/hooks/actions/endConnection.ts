import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import type { Session } from '../../provider/Session.ts';

/**
 * Ends one connection if it still is as expected, and says whether it did. Looks first: things may
 * have changed since the person saw them.
 */
export async function endConnection(
  session: Session,
  isExpected: (connection: Connection) => boolean,
  signal = session.getSignal(),
): Promise<Connection | null> {
  // The lock may have come after the person had left.
  const current = session.isOver() ? undefined : (await session.look(signal)).find(isExpected);
  if (!current) return null;
  const { id } = current;
  const problem = await send(session, id, signal);
  if (!problem) return current;
  // The answer may be lost although it was done: ask instead of trying again.
  const connections = await session.look(signal).catch(() => {
    throw problem;
  });
  const found = connections.find((connection) => connection.id === id);
  if (found && isExpected(found)) throw problem;
  // It may as well have become something else meanwhile.
  return !found || found.status === 'disconnected' ? current : null;
}

async function send(session: Session, id: string, signal: AbortSignal): Promise<unknown> {
  try {
    const { status } = await session.write(() => session.api.disconnect(id, signal));
    if (status === 'disconnected') return null;
    return new AccountingError('server_error', `The connection is still ${status}`);
  } catch (cause) {
    return cause;
  }
}
