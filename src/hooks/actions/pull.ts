import { AccountingError } from '../../api/AccountingError.ts';
import type { ResourceType } from '../../api/Pull.ts';
import { holdLock } from '../../lib/holdLock.ts';
import { IDLE_PULL } from '../../provider/PullFlow.ts';
import type { Session } from '../../provider/Session.ts';
import { getCurrentConnection } from '../../provider/getCurrentConnection.ts';
import { advancePull } from './advancePull.ts';
import { sendPull } from './sendPull.ts';

/**
 * Asks for a pull and follows it to its end. Where another tab or widget is pulling, follows that
 * one instead of asking for a second.
 */
export async function pull(
  session: Session,
  type: ResourceType | undefined,
  /** Another tab or widget has said that it pulls: nobody pressed anything here. */
  isFollowing: boolean,
): Promise<void> {
  // Fresh, so that `last_pull` before is the one right before.
  const connection = await findConnection(session, isFollowing);
  if (connection?.status !== 'connected') {
    if (!isFollowing) throw new AccountingError('not_found', 'Nothing is connected to pull from');
    session.pulling.set(IDLE_PULL);
    return;
  }
  const { id: connectionId, platform, lastPull, updatedAt, errors } = connection;
  const { pulling } = session;
  const before = { lastPull, updatedAt, messages: errors.map(({ message }) => message) };
  const startedAt = Date.now();
  pulling.set({ ...pulling.get(), connectionId, before, startedAt });

  const name = `accounting-connect:pull:${session.entityId}`;
  const release = session.isOver() ? undefined : await holdLock(name);
  // Without Web Locks, that it is free here says nothing of another tab.
  const isPast = isFollowing && release && 'locks' in navigator;
  if (session.isOver() || isPast) {
    // Nobody is there any more; or what was to be followed is over already.
    release?.();
    pulling.set(IDLE_PULL);
    return;
  }
  const end = () => {
    release?.();
    session.releases.delete(end);
  };
  session.releases.add(end);
  const resourceType = type ?? null;
  session.watchPull = (connections) => {
    const flow = pulling.get();
    const next = advancePull(flow, connections, Date.now());
    if (next === flow) {
      if (!release && flow.step === 'running') void stopFollowing(session, name);
      return;
    }
    pulling.set(next);
    if (next.step !== 'running') end();
    const of = { connectionId, platform };
    if (next.step === 'complete') session.emit({ type: 'pull_completed', resourceType, ...of });
    else if (next.error) session.emit({ type: 'pull_failed', code: next.error.code, ...of });
  };
  const isOwn = release !== undefined && !isFollowing;
  try {
    const sent = isOwn ? await sendPull(session, connectionId, type) : {};
    pulling.set({ ...pulling.get(), step: 'running', ...sent });
  } catch (error) {
    end();
    throw error;
  }
  if (isOwn) {
    session.tell({ pulling: resourceType });
    session.emit({ type: 'pull_started', resourceType, connectionId, platform });
  }
  session.poller.reschedule();
}

/** Where nobody pressed anything, nothing is said to have failed either. */
async function findConnection(session: Session, isFollowing: boolean) {
  try {
    return getCurrentConnection(await session.look());
  } catch (error) {
    if (isFollowing) return null;
    throw error;
  }
}

/** Whoever pulls holds the lock until the end, which may have come before this page looked. */
async function stopFollowing(session: Session, name: string): Promise<void> {
  const release = await holdLock(name);
  release?.();
  if (release && session.pulling.get().step === 'running') session.pulling.set(IDLE_PULL);
}
