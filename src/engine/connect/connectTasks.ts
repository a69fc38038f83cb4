import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import { isTimeout } from '../../lib/isTimeout.ts';
import { withLock } from '../../lib/withLock.ts';
import type { DisconnectReason } from '../AccountingEvent.ts';
import { getCurrentConnection } from '../getCurrentConnection.ts';
import { getConnectLock } from '../names.ts';
import type { TaskContext } from '../TaskContext.ts';
import { getAuthorizationUrl } from './getAuthorizationUrl.ts';

// What a person can do with connections. One chunk, fetched on the first action: a page that only
// shows a status needs none of it.

/** One click to connect. */
export interface ConnectRequest {
  /** The platform's. */
  key: string | undefined;
  /** The connection, as it was on the screen, that the person wants to end for this one. */
  replaced: Connection | null;
  /** Aborts when the person gives up, or the session ends. */
  signal: AbortSignal;
  /** The API is asked for the connection. */
  onSend: () => void;
  /** The API made the connection. */
  onCreate: (connection: Connection) => void;
}

/** One authorization link may expire after a day. */
const LINK_LIFETIME = 24 * 3_600_000;

/**
 * Finds the connection to authorize, or makes it. Another tab or widget that was clicked too waits
 * for the lock, and then finds what this one made.
 */
export function findOrCreateConnection(
  context: TaskContext,
  request: ConnectRequest,
): Promise<Connection> {
  return underLock(context, request.signal, (signal) => find(context, { ...request, signal }));
}

/**
 * Looks before it connects: the entity may have only one active system. Resumes one that is
 * pending for the same platform, and ends one that can no longer be finished.
 */
async function find(context: TaskContext, request: ConnectRequest): Promise<Connection> {
  const { api, connections } = context;
  const { key, replaced, signal } = request;
  const current = getCurrentConnection(await connections.read({ signal }));
  if (current === null || current.status === 'disconnected') return create(context, request);
  const { id, platform, status } = current;
  const isSame = !api.canChoosePlatform || [undefined, platform].includes(key);
  const isPending = status === 'pending_auth';
  if (id !== replaced?.id || status !== replaced.status) {
    if (!isPending && status !== 'deauthorized') {
      if (isSame) return current;
      throw new AccountingError('already_connected', `${platform} is connected already`);
    }
    if (isPending && isSame && canBeFinished(context, current)) return current;
  }
  // It has to end first, because it would block the next one.
  const isAsBefore = (found: Connection) => found.id === id && found.status === status;
  const reason = isSame ? 'reconnect' : 'switch';
  const hasEnded = await endConnection(context, isAsBefore, reason, signal);
  return hasEnded
    ? create(context, { ...request, key: key ?? platform ?? undefined })
    : // The connection changed in the meantime, so start over.
      find(context, request);
}

function canBeFinished({ clock }: TaskContext, connection: Connection): boolean {
  const isOld = clock.now() - Date.parse(connection.createdAt) > LINK_LIFETIME;
  return getAuthorizationUrl(connection) !== null && !isOld;
}

async function create(context: TaskContext, request: ConnectRequest): Promise<Connection> {
  const { api, connections } = context;
  const { key, signal, onSend, onCreate } = request;
  if (api.canChoosePlatform && key === undefined) {
    throw new AccountingError('invalid_request', 'connect() needs a platform key');
  }
  if (signal.aborted) throw signal.reason;
  try {
    return await connections.commitWrite(async () => {
      onSend();
      const answer = await api.createConnection(key, { signal });
      // Follow it from the first response on.
      if (!signal.aborted) onCreate(answer);
      return answer;
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    // The answer may be lost although the connection was made: ask instead of trying again.
    const all = await connections.read({ signal }).catch(() => {
      throw cause;
    });
    const current = getCurrentConnection(all);
    const isActive = current?.status === 'pending_auth' || current?.status === 'connected';
    if (isActive && [undefined, current.platform].includes(key)) return current;
    throw cause;
  }
}

/** Ends a pending connection. One that was finished meanwhile stays connected: then `null`. */
export function cancelConnection(
  context: TaskContext,
  /** Whether a connection is what the person gave up, and not another tab's. */
  isGivenUp: (connection: Connection) => boolean,
  /** `null`: the partner has been told already. */
  reason: DisconnectReason | null,
): Promise<Connection | null> {
  return endUnderLock(
    context,
    (found) => found.status === 'pending_auth' && isGivenUp(found),
    reason,
  );
}

/**
 * Ends the connection that the person was asked about. If another one is active by now, that goes
 * on: then `null`.
 */
export function disconnect(context: TaskContext, id: string): Promise<Connection | null> {
  return endUnderLock(
    context,
    (found) => found.id === id && found.status !== 'disconnected',
    'person',
  );
}

function endUnderLock(
  context: TaskContext,
  isExpected: (connection: Connection) => boolean,
  reason: DisconnectReason | null,
): Promise<Connection | null> {
  return underLock(context, context.signal, (signal) =>
    endConnection(context, isExpected, reason, signal),
  );
}

/** The deadline is for the whole task: two slow requests in a row must not outlast the lock. */
async function underLock<T>(
  { identity, clock }: TaskContext,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await withLock(getConnectLock(identity), run, { signal, clock });
  } catch (cause) {
    if (isTimeout(cause)) throw new AccountingError('timeout', 'The API took too long');
    throw cause;
  }
}

/**
 * Ends one connection if it still is as expected, and gives it; `null` where it is not. Looks
 * first: things may have changed since the person saw them.
 */
async function endConnection(
  context: TaskContext,
  isExpected: (connection: Connection) => boolean,
  reason: DisconnectReason | null,
  signal: AbortSignal,
): Promise<Connection | null> {
  const { connections, setEndReason } = context;
  const current = (await connections.read({ signal })).find(isExpected);
  if (!current) return null;
  const { id } = current;
  setEndReason(current, reason);
  const problem = await sendDisconnect(context, id, signal);
  if (!problem) return current;
  // The answer may be lost although it was done: ask instead of trying again.
  const all = await connections.read({ signal }).catch(() => {
    throw problem;
  });
  const found = all.find((connection) => connection.id === id);
  if (!found || found.status === 'disconnected') return current;
  // A later end has its own reason.
  setEndReason(current, null);
  if (isExpected(found)) throw problem;
  // It has become something else meanwhile.
  return null;
}

/** Gives what went wrong, or `null`. */
async function sendDisconnect(
  { api, connections }: TaskContext,
  id: string,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    const { status } = await connections.commitWrite(() => api.disconnect(id, { signal }));
    if (status === 'disconnected') return null;
    return new AccountingError('server_error', `The connection is still ${status}`);
  } catch (cause) {
    return cause;
  }
}
