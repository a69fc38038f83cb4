import type { Connection } from '../../api/Connection.ts';
import type { Session } from '../../provider/createSession.ts';

/**
 * Ends one connection if it still is as expected, and says whether it did. Looks first: things may
 * have changed since the person saw them.
 */
export async function endConnection(
  session: Session,
  id: string | undefined,
  isExpected: (connection: Connection) => boolean,
): Promise<boolean> {
  const isToEnd = async () => {
    const connections = await session.look();
    return connections.some((connection) => connection.id === id && isExpected(connection));
  };
  if (id === undefined || !(await isToEnd())) return false;
  try {
    session.accept(await session.api.disconnect(id));
  } catch (cause) {
    // The answer may be lost although it was done: ask instead of trying again.
    if (await isToEnd()) throw cause;
  }
  return true;
}
