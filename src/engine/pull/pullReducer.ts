import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import type { Pull, ResourceType } from '../../api/Pull.ts';
import { compareTimes } from '../../lib/compareTimes.ts';

/** The connection's data before the pull. When the pull has finished, `last_pull` is newer. */
export interface PullMark {
  connectionId: string;
  platform: string | null;
  lastPull: string | null;
  updatedAt: string;
  messages: readonly string[];
}

/** The progress of the pull that this page has started or follows. */
export type PullState =
  | { phase: 'idle' }
  | { phase: 'requesting'; resourceType: ResourceType | null }
  | {
      phase: 'running';
      resourceType: ResourceType | null;
      /** The pulls that the API accepted. Empty if another tab started the pull. */
      pulls: readonly Pull[];
      mark: PullMark;
      /** Milliseconds since 1970. */
      startedAt: number;
      /** The error that leaves open whether the API received the request. */
      doubt?: AccountingError | undefined;
    }
  | { phase: 'complete'; resourceType: ResourceType | null; pulls: readonly Pull[] }
  | {
      phase: 'failed';
      resourceType: ResourceType | null;
      error: AccountingError;
      /** The data to compare with, if the API may have received the request anyway. */
      mark?: PullMark | undefined;
    };

/** The events of the pull machine. */
export type PullEvent =
  | { type: 'start'; resourceType: ResourceType | null }
  | {
      type: 'accept';
      pulls: readonly Pull[];
      mark: PullMark;
      startedAt: number;
      doubt?: AccountingError | undefined;
    }
  | { type: 'read'; connections: readonly Connection[]; now: number }
  | { type: 'fail'; error: AccountingError; mark?: PullMark | undefined }
  /** The page that started the pull has left, and this page follows the pull in its place. */
  | { type: 'inherit'; doubt: AccountingError; startedAt: number }
  /** There is nothing left to follow, or the connection has changed. */
  | { type: 'reset' };

export const IDLE_PULL: PullState = { phase: 'idle' };

/** A pull that takes longer counts as failed, in milliseconds. */
export const PULL_DEADLINE = 15 * 60_000;
/**
 * How long a page follows a pull that it cannot see, because Web Locks are missing, in milliseconds.
 */
export const LONGEST_GUESS = 45_000;
/** Long enough for most pulls. */
const DOUBT = 60_000;
const ENDED = ['pending_auth', 'deauthorized', 'disconnected'];

/**
 * Returns the next state, or the same object if the state ignores the event.
 * ARCHITECTURE.md shows this as a table, and a test compares the two.
 */
export function pullReducer(state: PullState, event: PullEvent): PullState {
  switch (event.type) {
    case 'start':
      if (state.phase === 'requesting' || state.phase === 'running') return state;
      return { phase: 'requesting', resourceType: event.resourceType };
    case 'accept': {
      if (state.phase !== 'requesting') return state;
      const { pulls, mark, startedAt, doubt } = event;
      return { ...state, phase: 'running', pulls, mark, startedAt, doubt };
    }
    case 'read':
      return readPull(state, event.connections, event.now);
    case 'fail': {
      if (state.phase !== 'requesting') return state;
      const { error, mark } = event;
      return { ...state, phase: 'failed', error, mark };
    }
    case 'inherit': {
      if (state.phase !== 'running') return state;
      const { doubt, startedAt } = event;
      return { ...state, doubt, startedAt };
    }
    case 'reset':
      return state.phase === 'idle' ? state : IDLE_PULL;
  }
}

/**
 * The API has no call that reads a pull. A pull has finished when `last_pull` is newer. It has
 * failed if the connection shows new errors, or still shows the old ones after a change. A server
 * that lags behind may answer with data from before the pull, which say nothing about it.
 */
function readPull(state: PullState, connections: readonly Connection[], now: number): PullState {
  if (state.phase === 'failed' && state.mark) {
    // A request whose answer was lost has finished if `last_pull` is newer after all.
    if (!hasMoved(find(connections, state.mark), state.mark)) return state;
    return { phase: 'complete', resourceType: state.resourceType, pulls: [] };
  }
  if (state.phase !== 'running') return state;
  const { resourceType, pulls, mark, doubt, startedAt } = state;
  const connection = find(connections, mark);
  const fail = (code: 'pull_failed' | 'timeout', message: string): PullState => ({
    phase: 'failed',
    resourceType,
    error: new AccountingError(code, message),
    mark: undefined,
  });

  const isDone = hasMoved(connection, mark);
  const updatedAt = connection?.updatedAt ?? mark.updatedAt;
  const isUpdated = isNewer(updatedAt, mark.updatedAt);
  const isOutdated = compareTimes(updatedAt, mark.updatedAt) < 0;
  const messages = isOutdated ? [] : (connection?.errors.map(({ message }) => message) ?? []);
  const known = new Set(mark.messages);
  const hasNews = messages.some((message) => !known.has(message));
  const isConfirmed = messages.length > 0 && isUpdated;
  if (hasNews || (isConfirmed && !isDone)) return fail('pull_failed', messages.join('; '));
  if (isDone) return { phase: 'complete', resourceType, pulls };
  if (!connection || ENDED.includes(connection.status)) {
    return fail('pull_failed', 'The connection ended during the pull');
  }
  const waited = now - startedAt;
  if (doubt && waited > DOUBT) return { phase: 'failed', resourceType, error: doubt, mark };
  return waited > PULL_DEADLINE ? fail('timeout', 'The pull did not finish in 15 minutes') : state;
}

const find = (connections: readonly Connection[], { connectionId }: PullMark) =>
  connections.find(({ id }) => id === connectionId);

const hasMoved = (connection: Connection | undefined, { lastPull }: PullMark) =>
  connection?.lastPull != null && isNewer(connection.lastPull, lastPull ?? '');

/** If one of the two is not a time, any change counts. */
const isNewer = (now: string, before: string) =>
  now !== before && !(compareTimes(now, before) <= 0);
