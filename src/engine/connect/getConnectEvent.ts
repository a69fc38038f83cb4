import type { Connection } from '../../api/Connection.ts';
import { hasOwn } from '../../lib/hasOwn.ts';
import type { Commit } from '../createConnections.ts';
import { getCurrentConnection } from '../getCurrentConnection.ts';
import { getFollowedId, isWaiting } from './connectReducer.ts';
import { isSamePlatform } from './isSamePlatform.ts';
import type { ConnectEvent, ConnectState } from './connectReducer.ts';

/** Minutes until a sign-in counts as long. With a second factor, it takes a minute or two. */
const LONG = 3;
/** The API may leave the status of a new connection out. */
const UNDECIDED = ['pending_auth', 'unknown'];
/** Milliseconds in which the API may still act on an aborted request. */
const PATIENCE = 60_000;

/** Derives the event that an API answer causes, or `null` if it causes none. */
export function getConnectEvent(
  state: ConnectState,
  { before, after }: Pick<Commit, 'before' | 'after'>,
  now: number,
  /** The longest usual setup time of the platform, in minutes. */
  setupMinutes: number | undefined,
): ConnectEvent | null {
  // `cancel()` reports its own result.
  if (state.phase === 'canceling') return null;
  const current = getCurrentConnection(after);
  const settle = { type: current?.status === 'connected' ? 'connect' : 'settle' } as const;
  const followedId = getFollowedId(state);
  if (followedId !== null) {
    const followed = after.find(({ id }) => id === followedId);
    // The wait ends when the connection is no longer pending, whoever changed it.
    const isPending = followed && UNDECIDED.includes(followed.status);
    return isPending ? getDelay(state, now, setupMinutes) : settle;
  }
  switch (state.phase) {
    case 'idle':
    case 'connected':
      return settle;
    case 'canceled':
    case 'failed': {
      // While the connection was being ended, another one may have been authorized elsewhere.
      if (state.phase === 'canceled' && current?.status === 'connected') return settle;
      // Clear results that belong to the previous connection.
      const previous = getCurrentConnection(before ?? []);
      const isAsBefore = previous?.id === current?.id && previous?.status === current?.status;
      return isAsBefore ? null : settle;
    }
    default:
      return null;
  }
}

/** Returns `delay` if the wait has become long, or else `null`. */
export function getDelay(
  state: ConnectState,
  now: number,
  setupMinutes: number | undefined,
): ConnectEvent | null {
  if (!isWaiting(state)) return null;
  const patience = Math.max(LONG, setupMinutes ?? 0) * 60_000;
  return now - state.startedAt > patience ? { type: 'delay' } : null;
}

/**
 * Returns when this page began to wait, in milliseconds since 1970, or `null` if it does not wait.
 * It waits for an authorization, or for the connection that an aborted request may still create.
 */
export function getWaitingSince(state: ConnectState, now: number): number | null {
  if (getFollowedId(state) !== null && hasOwn(state, 'startedAt')) return state.startedAt;
  const at = state.phase === 'idle' ? state.givenUp?.at : undefined;
  return at !== undefined && Math.abs(now - at) < PATIENCE ? at : null;
}

/** Finds the connection that the API must have created from a request that this page aborted. */
export function findLateConnection(
  state: ConnectState,
  connections: readonly Connection[],
  now: number,
): Connection | undefined {
  if (state.phase !== 'idle' || !state.givenUp) return undefined;
  if (getWaitingSince(state, now) === null) return undefined;
  const { platform } = state.givenUp;
  const known = new Set(state.givenUp.known.map(({ id }) => id));
  return connections.find(
    (made) =>
      made.status === 'pending_auth' &&
      isSamePlatform(made.platform, platform) &&
      !known.has(made.id),
  );
}
