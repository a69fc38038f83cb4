import type { Connection } from '../../api/Connection.ts';
import type { Commit } from '../createConnections.ts';
import { getCurrentConnection } from '../getCurrentConnection.ts';
import { getFollowedId, isWaiting } from './connectReducer.ts';
import type { ConnectEvent, ConnectState } from './connectReducer.ts';

/** A sign-in with a second factor takes a minute or two. */
const LONG = 3;
/** Longer than an API takes for a request that it has heard. */
const PATIENCE = 60_000;

/** What the API's answer means for connecting; `null`: nothing. */
export function getConnectEvent(
  state: ConnectState,
  { before, after }: Pick<Commit, 'before' | 'after'>,
  now: number,
  /** The longest usual set-up of the system, in minutes. */
  setupMinutes: number | undefined,
): ConnectEvent | null {
  // `cancel()` reports its own result.
  if (state.phase === 'canceling') return null;
  const is = getCurrentConnection(after);
  const settle = { type: is?.status === 'connected' ? 'connect' : 'settle' } as const;
  const followedId = getFollowedId(state);
  if (followedId !== null) {
    const followed = after.find(({ id }) => id === followedId);
    // The wait ends when the connection is no longer pending, whoever changed it.
    return followed?.status === 'pending_auth' ? getDelay(state, now, setupMinutes) : settle;
  }
  switch (state.phase) {
    case 'idle':
    case 'connected':
      return settle;
    case 'canceled':
    case 'failed': {
      // What failed or was canceled was about how things stood then.
      const was = getCurrentConnection(before ?? []);
      return was?.id !== is?.id || was?.status !== is?.status ? settle : null;
    }
    default:
      return null;
  }
}

/** What the time that has passed means. */
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
 * Since when this page has waited for an authorization, or for what the API may make of a request
 * that was given up, in milliseconds since 1970; `null`: it waits for neither.
 */
export function getWaitingSince(state: ConnectState, now: number): number | null {
  if (getFollowedId(state) !== null && 'startedAt' in state) return state.startedAt;
  const at = state.phase === 'idle' ? state.givenUp?.at : undefined;
  return at !== undefined && Math.abs(now - at) < PATIENCE ? at : null;
}

/** The connection that the API must have made of the request that this page gave up. */
export function findLateConnection(
  state: ConnectState,
  connections: readonly Connection[],
  now: number,
): Connection | undefined {
  if (state.phase !== 'idle' || !state.givenUp) return undefined;
  if (getWaitingSince(state, now) === null) return undefined;
  const { platform, known } = state.givenUp;
  return connections.find(
    (made) =>
      made.status === 'pending_auth' &&
      [null, made.platform].includes(platform) &&
      known.every(({ id }) => id !== made.id),
  );
}
