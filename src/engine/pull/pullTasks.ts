import { AccountingError } from '../../api/AccountingError.ts';
import type { Pull, ResourceType } from '../../api/Pull.ts';
import { holdLock, isLockHeld } from '../../lib/holdLock.ts';
import { getCurrentConnection } from '../getCurrentConnection.ts';
import { getPullLock } from '../names.ts';
import type { TaskContext } from '../TaskContext.ts';
import type { PullMark } from './pullReducer.ts';

// Fetched on the first pull.

/** A pull that was asked for, or one of another tab to follow. */
export interface BegunPull {
  mark: PullMark;
  /** The pull lock, where this page holds it: call it when the pull has ended. */
  release: (() => void) | undefined;
  /** Asks for the pull. Left out: another tab or widget is pulling, and this page follows. */
  send?: () => Promise<{ pulls: readonly Pull[]; doubt?: AccountingError | undefined }>;
}

/** There was no answer. */
const LOST = ['network', 'timeout'];

/**
 * Finds what to pull from, and takes the pull lock. Where another tab or widget holds that, there is
 * nothing to send but something to follow. `null`: there is nothing to follow.
 */
export async function beginPull(
  context: TaskContext,
  type: ResourceType | undefined,
  /** Another tab or widget has said that it pulls: nobody pressed anything here. */
  isFollowing: boolean,
): Promise<BegunPull | null> {
  const { identity, isDisposed } = context;
  // Fresh, so that `last_pull` before is the one right before.
  const connection = await findConnection(context, isFollowing);
  if (connection?.status !== 'connected') {
    if (isFollowing) return null;
    throw new AccountingError('not_found', 'Nothing is connected to pull from');
  }
  const { id: connectionId, platform, lastPull, updatedAt, errors } = connection;
  const messages = errors.map(({ message }) => message);
  const mark = { connectionId, platform, lastPull, updatedAt, messages };
  // Without Web Locks, that it is free here says nothing of another tab.
  const canLook = isFollowing && 'locks' in navigator;
  if (isDisposed() || (canLook && !(await isPulledElsewhere(context)))) return null;
  const release = canLook ? undefined : await holdLock(getPullLock(identity));
  if (isDisposed()) {
    release?.();
    return null;
  }
  if (!release || isFollowing) return { mark, release };
  return { mark, release, send: () => sendPull(context, connectionId, type) };
}

/** Following is not a person's action, so its failures are not shown. */
async function findConnection({ connections, signal }: TaskContext, isFollowing: boolean) {
  try {
    const priority = isFollowing ? 'wait' : 'action';
    return getCurrentConnection(await connections.read({ signal, priority }));
  } catch (error) {
    if (isFollowing) return null;
    throw error;
  }
}

/** Where the answer is lost, time will tell whether the API heard the request. */
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
    // A conflict here is not about another system.
    throw code === 'already_connected'
      ? new AccountingError('invalid_request', message, { status, requestId })
      : cause;
  }
}

/** Whoever pulls holds the lock until the end, which may have come before this page looked. */
export function isPulledElsewhere({ identity }: TaskContext): Promise<boolean> {
  return isLockHeld(getPullLock(identity));
}
