import { AccountingError } from '../../api/AccountingError.ts';
import type { Pull, ResourceType } from '../../api/Pull.ts';
import { holdLock, isLockHeld } from '../../lib/holdLock.ts';
import { getCurrentConnection } from '../getCurrentConnection.ts';
import { getPullLock } from '../names.ts';
import type { TaskContext } from '../TaskContext.ts';
import type { PullMark } from './pullReducer.ts';

// This code loads on the first pull.

/** A pull to start, or a pull of another tab to follow. */
export interface BegunPull {
  mark: PullMark;
  /** Releases the pull lock, if this page holds it. Call it when the pull has ended. */
  release: (() => void) | undefined;
  /** Requests the pull. Missing if another tab or widget is pulling, and this page follows. */
  send?: () => Promise<{ pulls: readonly Pull[]; doubt?: AccountingError | undefined }>;
}

/** The codes of requests that got no answer. */
const LOST = ['network', 'timeout'];

/**
 * Finds the connection to pull from, and takes the pull lock. If another tab or widget holds the
 * lock, the result has no `send`, and this page follows that pull. Returns `null` if there is no
 * pull to follow.
 */
export async function beginPull(
  context: TaskContext,
  type: ResourceType | undefined,
  /** Whether another tab or widget has announced a pull, so nobody pressed a button here. */
  isFollowing: boolean,
  /** Whether the tab that holds the lock is suspended, so this page may take the lock. */
  isStuck: boolean,
): Promise<BegunPull | null> {
  const { identity, isDisposed } = context;
  // Fetch, so that the mark holds the `last_pull` from right before the pull.
  const connection = await findConnection(context, isFollowing);
  if (connection?.status !== 'connected') {
    if (isFollowing) return null;
    throw new AccountingError('not_found', 'Nothing is connected to pull from');
  }
  const { id: connectionId, platform, lastPull, updatedAt, errors } = connection;
  const messages = errors.map(({ message }) => message);
  const mark = { connectionId, platform, lastPull, updatedAt, messages };
  // Without Web Locks, a free lock in this page says nothing about other tabs.
  const canLook = isFollowing && 'locks' in navigator;
  if (isDisposed() || (canLook && !(await isPulledElsewhere(context)))) return null;
  const release = canLook ? undefined : await holdLock(getPullLock(identity), isStuck);
  if (isDisposed()) {
    release?.();
    return null;
  }
  if (!release || isFollowing) return { mark, release };
  return { mark, release, send: () => sendPull(context, connectionId, type) };
}

/** Reads the current connection. Hides failures while following, because no person acted. */
async function findConnection({ connections, signal }: TaskContext, isFollowing: boolean) {
  try {
    const priority = isFollowing ? 'wait' : 'action';
    return getCurrentConnection(await connections.read({ signal, priority }));
  } catch (error) {
    if (isFollowing) return null;
    throw error;
  }
}

/** Requests the pull. If the answer is lost, later reads show whether the API got the request. */
async function sendPull(
  { api, signal }: TaskContext,
  connectionId: string,
  type: ResourceType | undefined,
) {
  try {
    return { pulls: await api.startPull(connectionId, type, { signal }) };
  } catch (cause) {
    if (!(cause instanceof AccountingError)) throw cause;
    const { code, message, status, requestId } = cause;
    if (LOST.includes(code)) return { pulls: [], doubt: cause };
    // A conflict here is not about another platform.
    throw code === 'already_connected'
      ? new AccountingError('invalid_request', message, { status, requestId })
      : cause;
  }
}

/** Whether a pull is still running: its tab or widget holds the lock until the pull has ended. */
export function isPulledElsewhere({ identity }: TaskContext): Promise<boolean> {
  return isLockHeld(getPullLock(identity));
}

/**
 * Takes the pull lock that another tab or widget has released. Returns a function that releases it,
 * or `undefined` if somebody holds it.
 */
export function takePullLock({ identity }: TaskContext): Promise<(() => void) | undefined> {
  return holdLock(getPullLock(identity));
}
