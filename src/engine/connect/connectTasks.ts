import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import { isTimeout } from '../../lib/isTimeout.ts';
import { withLock } from '../../lib/withLock.ts';
import type { DisconnectReason } from '../AccountingEvent.ts';
import { getCurrentConnection } from '../getCurrentConnection.ts';
import { getConnectLock } from '../names.ts';
import type { TaskContext } from '../TaskContext.ts';
import { getAuthorizationUrl } from './getAuthorizationUrl.ts';
import { isNewAccess, isWorking } from './isNewAccess.ts';
import { isSamePlatform } from './isSamePlatform.ts';

// The actions that change connections. They are one chunk, which loads on the first action, because
// a page that only shows a status needs none of them.

/** One click to connect. */
export interface ConnectRequest {
  /** The key of the platform. `undefined` for the current one, or if the person chooses while signing in. */
  key: string | undefined;
  /** The connection to replace, as the person saw it on the screen. */
  replaced: Connection | null;
  /** Aborts when the person cancels or the session ends. */
  signal: AbortSignal;
  /** Called when the request to create the connection leaves the queue. */
  onSend: () => void;
  /** Called when the API has created the connection. */
  onCreate: (connection: Connection) => void;
}

/** One authorization link may expire after a day. */
const LINK_LIFETIME = 24 * 3_600_000;

/**
 * Finds the connection to authorize, or creates one. If another tab or widget was clicked too, it
 * waits for the lock, and then finds the connection that this call created.
 */
export function findOrCreateConnection(
  context: TaskContext,
  request: ConnectRequest,
): Promise<Connection> {
  return underLock(context, request.signal, (signal) => find(context, { ...request, signal }));
}

/**
 * Reads the connections before it creates one, because an entity may have only one active platform.
 * Resumes a pending connection to the same platform, and ends one that can no longer be finished.
 */
async function find(context: TaskContext, request: ConnectRequest): Promise<Connection> {
  const { api, connections, consent } = context;
  const { key, replaced, signal } = request;
  const current = getCurrentConnection(await connections.read({ signal }));
  if (current === null || current.status === 'disconnected') {
    consent.check(current, key);
    return create(context, request);
  }
  const { id, platform, status } = current;
  const isSame = isSamePlatform(platform, key);
  const isPending = status === 'pending_auth';
  if (id !== replaced?.id || status !== replaced.status) {
    if (isWorking(current)) {
      if (isSame && status === 'connected') return current;
      throw new AccountingError('already_connected', `${platform} is ${status} already`);
    }
    if (isPending && isSame && canBeFinished(context, current)) return current;
  }
  consent.check(current, key);
  // End the current connection first, because the API would refuse a second one.
  const isAsBefore = (found: Connection) => found.id === id && found.status === status;
  const reason = isNewAccess(current, key, api.canChoosePlatform) ? 'switch' : 'reconnect';
  const hasEnded = await endConnection(context, isAsBefore, reason, signal);
  return hasEnded
    ? create(
        context,
        api.canChoosePlatform ? { ...request, key: key ?? platform ?? undefined } : request,
      )
    : // The connection has changed in the meantime, so start over.
      find(context, request);
}

function canBeFinished({ api }: TaskContext, connection: Connection): boolean {
  const isOld = api.getNow() - Date.parse(connection.createdAt) > LINK_LIFETIME;
  return getAuthorizationUrl(connection) !== null && !isOld;
}

async function create(context: TaskContext, request: ConnectRequest): Promise<Connection> {
  const { api, connections } = context;
  const { key, signal, onCreate } = request;
  const onQueue = (isQueued: boolean) => !isQueued && request.onSend();
  if (api.canChoosePlatform && key === undefined) {
    throw new AccountingError('invalid_request', 'connect() needs a platform key');
  }
  if (signal.aborted) throw signal.reason;
  try {
    return await connections.commitWrite(async () => {
      const answer = await api.createConnection(key, { signal, onQueue });
      // Follow the connection from this response on.
      if (!signal.aborted) onCreate(answer);
      // The API may leave the status out. Nobody can have authorized the connection yet.
      return answer.status === 'unknown' ? { ...answer, status: 'pending_auth' } : answer;
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    // The API may have created the connection, so read the list instead of trying again.
    const all = await connections.read({ signal }).catch(() => {
      throw cause;
    });
    const current = getCurrentConnection(all);
    const isActive = current?.status === 'pending_auth' || current?.status === 'connected';
    if (isActive && isSamePlatform(current.platform, key)) return current;
    throw cause;
  }
}

/** Ends a pending connection. Returns `null` if the person has already finished signing in. */
export function cancelConnection(
  context: TaskContext,
  /** Whether a connection is the one that the person canceled, and not another tab's. */
  isGivenUp: (connection: Connection) => boolean,
  /** `null` if the partner has already received the event. */
  reason: DisconnectReason | null,
): Promise<Connection | null> {
  return endUnderLock(
    context,
    (found) => found.status === 'pending_auth' && isGivenUp(found),
    reason,
  );
}

/**
 * Ends the connection that the person confirmed. Returns `null`, and ends nothing, if another
 * connection is active by now.
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

/** Applies one deadline to the whole task, so that two slow requests cannot outlast the lock. */
async function underLock<T>(
  { identity, clock }: TaskContext,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await withLock(getConnectLock(identity), run, { signal, clock });
  } catch (cause) {
    if (isTimeout(cause)) throw new AccountingError('timeout', cause.message);
    throw cause;
  }
}

/**
 * Ends and returns a connection if it is still as expected, or else returns `null`. Reads the list
 * first, because the connection may have changed since the person saw it.
 */
async function endConnection(
  context: TaskContext,
  isExpected: (connection: Connection) => boolean,
  reason: DisconnectReason | null,
  signal: AbortSignal,
): Promise<Connection | null> {
  const { connections, events } = context;
  const current = (await connections.read({ signal })).find(isExpected);
  if (!current) return null;
  const { id } = current;
  events.setEndReason(current, reason);
  const problem = await sendDisconnect(context, id, signal);
  if (!problem) return current;
  // The API may have ended the connection, so read the list instead of trying again.
  const all = await connections.read({ signal }).catch(() => {
    events.doubtEnd(current);
    throw problem;
  });
  const found = all.find((connection) => connection.id === id);
  if (!found || found.status === 'disconnected') return current;
  // If the connection ends later, that end has its own reason.
  events.setEndReason(current, null);
  if (isExpected(found)) throw problem;
  // The connection has changed in the meantime.
  return null;
}

/** Returns the error, or `null` if there was none. */
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
