import { AccountingError } from '../../api/AccountingError.ts';
import type { Priority } from '../../api/createRequestQueue.ts';
import type { Pull, ResourceType } from '../../api/Pull.ts';
import { findLockHolder, holdLock } from '../../lib/holdLock.ts';
import { explainConflict } from '../explainConflict.ts';
import { getCurrentConnection } from '../getCurrentConnection.ts';
import { getPullLock } from '../names.ts';
import type { TaskContext } from '../TaskContext.ts';
import { LONGEST_GUESS } from './pullReducer.ts';
import type { PullMark } from './pullReducer.ts';

// This code loads on the first pull.

/** A pull to start, or a pull of another tab to follow. */
export interface BegunPull {
  mark: PullMark;
  /** Releases the pull lock, if this page holds it. Call it when the pull has ended. */
  release?: (() => void) | undefined;
  /** The page whose pull this page follows, as `findPuller` returns it. */
  holder?: string | null | undefined;
  /** Requests the pull. Missing if another tab or widget is pulling, and this page follows. */
  send?: () => Promise<{ pulls: readonly Pull[]; doubt?: AccountingError | undefined }>;
}

/** The codes of requests that got no answer. */
const LOST = ['network', 'timeout'];

/**
 * Takes the pull lock, and then reads the connection to pull from. In this order, the pull of
 * another tab has either ended before the read, or still holds the lock. If another tab or widget
 * holds the lock, the result has no `send`, and this page follows that pull. Nothing is pulled from
 * books that a person has yet to confirm.
 */
export async function beginPull(
  context: TaskContext,
  type: ResourceType | null,
  /** The holder that never ended its pull, so this page may take the lock from it. */
  stuck: string | undefined,
): Promise<BegunPull | 'books_changed'> {
  const name = getPullLock(context.identity);
  const isStuck = stuck !== undefined && (await findLockHolder(name)) === stuck;
  const take = (steal = false) => holdLock(name, context.signal, steal);
  let release = await take(isStuck);
  try {
    let mark = await readMark(context, 'action');
    if (!release) {
      release = await take();
      // The other pull has ended in the meantime, so the read may be older than that.
      if (release) mark = await readMark(context, 'action');
    }
    if (!mark) throw new AccountingError('not_found', 'Nothing is connected to pull from');
    if (!release) return { mark, holder: await findLockHolder(name) };
    if (context.books.getChange()) {
      release();
      return 'books_changed';
    }
    const { connectionId } = mark;
    return { mark, release, send: () => sendPull(context, connectionId, type) };
  } catch (error) {
    release?.();
    throw error;
  }
}

/** Finds the pull that another tab or widget has announced. Returns `null` if it has ended. */
export async function followPull(
  context: TaskContext,
  announcedAt: number,
): Promise<BegunPull | null> {
  // Read nothing for a pull that has ended: the schedule reads the connections anyway.
  if ((await findPuller(context)) === null) return null;
  // Nobody pressed a button here, so a failure is not shown.
  const mark = await readMark(context, 'wait').catch(() => null);
  const holder = await findPuller(context);
  const isOld = context.clock.now() - announcedAt > LONGEST_GUESS;
  const hasEnded = holder === null || (holder === undefined && isOld);
  return mark && !hasEnded ? { mark, holder } : null;
}

/** Reads the data to compare with later. Returns `null` if nothing is connected. */
async function readMark(
  { connections, signal }: TaskContext,
  priority: Priority,
): Promise<PullMark | null> {
  const connection = getCurrentConnection(await connections.read({ signal, priority }));
  if (connection?.status !== 'connected') return null;
  const { id: connectionId, platform, lastPull, updatedAt, errors } = connection;
  const messages = errors.map(({ message }) => message);
  return { connectionId, platform, lastPull, updatedAt, messages };
}

/** Requests the pull. If the answer is lost, later reads show whether the API got the request. */
async function sendPull(
  { api, signal }: TaskContext,
  connectionId: string,
  type: ResourceType | null,
) {
  try {
    return { pulls: await api.startPull(connectionId, type ?? undefined, { signal }) };
  } catch (cause) {
    if (cause instanceof AccountingError && LOST.includes(cause.code)) {
      return { pulls: [], doubt: cause };
    }
    throw explainConflict(cause);
  }
}

/** Returns the page that is pulling: it holds the lock until the pull has ended. */
export function findPuller({ identity }: TaskContext): Promise<string | null | undefined> {
  return findLockHolder(getPullLock(identity));
}

/**
 * Takes the pull lock that another tab or widget has released. Returns a function that releases it,
 * or `undefined` if somebody holds it.
 */
export function takePullLock({ identity, signal }: TaskContext): Promise<(() => void) | undefined> {
  return holdLock(getPullLock(identity), signal);
}
