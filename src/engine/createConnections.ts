import type { AccountingApi } from '../api/AccountingApi.ts';
import { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { Priority, RequestOptions } from '../api/RequestOptions.ts';
import type { Clock } from '../lib/Clock.ts';
import { createChildController } from '../lib/createChildController.ts';
import { isSame } from '../lib/isSame.ts';
import { untilAborted } from '../lib/untilAborted.ts';
import type { CacheEntry } from './cache/createCache.ts';
import { getCurrentConnection } from './getCurrentConnection.ts';
import { toAccountingError } from './runTask.ts';

/** What a commit changed. */
export interface Commit {
  /** What was known before; `undefined`: nothing. */
  before: readonly Connection[] | undefined;
  after: readonly Connection[];
  /** Whether the API had not answered in this session. What the server rendered with is no answer. */
  isFirst: boolean;
  /** Whether this page has changed something, so that nobody else can know of it. */
  isWrite: boolean;
}

export interface Connections {
  getAll: () => readonly Connection[] | undefined;
  /** The connection that counts, as far as the API has said. */
  getCurrent: () => Connection | null;
  /** Under way, or about to be. */
  getLastRead: () => { startedAt: number; isUnderWay: boolean };
  /** Reads that failed in a row, and the time of the last failure. */
  getFailures: () => { count: number; at: number };
  /**
   * Asks the API: the answer is one to a question asked after this call. At most one read is under
   * way and one more waits, which all who ask meanwhile share. An `action` takes the place of what
   * is under way. Rejects with `AccountingError`, or with the reason of `signal`.
   */
  read: (options: RequestOptions) => Promise<readonly Connection[]>;
  /** Asks anew where a read is slow to answer: it may hang, as in a page that was frozen. */
  replaceSlowRead: () => void;
  /**
   * Sends what changes a connection, and shows it as the API answers. Where a read that began later
   * has answered before, the API is asked again.
   */
  commitWrite: (send: () => Promise<Connection>) => Promise<Connection>;
}

export interface ConnectionsOptions {
  api: AccountingApi;
  entry: CacheEntry<readonly Connection[]>;
  initialData: readonly Connection[] | undefined;
  clock: Clock;
  /** Aborts when the session ends. */
  signal: AbortSignal;
  /** The connection that is waited for: a list that lacks it must not make it look lost. */
  getFollowedId: () => string | null;
  onCommit: (commit: Commit) => void;
  onFail: () => void;
  /** A read has ended, with or without an answer. */
  onReadEnd: () => void;
}

interface Read {
  /** Gives it up. */
  replaceBy: (newer: Promise<readonly Connection[]>) => void;
  /** Settles when nothing is under way any more. */
  readonly end: Promise<unknown>;
  /** For all who wait: where a newer read took its place, the answer of that. */
  readonly answer: Promise<readonly Connection[]>;
}

/** Most reads have their answer sooner, in milliseconds. */
const SLOW = 400;
const REPLACED = new AccountingError('network', 'A newer request took its place');

/** Creates the list of the entity's connections (`GET /accounting_connections`). */
export function createConnections(options: ConnectionsOptions): Connections {
  const { api, entry, initialData, clock, getFollowedId, onCommit } = options;
  let issued = 0;
  let newest = 0;
  let failures = { count: 0, at: 0 };
  let isFirst = true;
  let current: Read | undefined;
  let next: { priority: Priority; answer: Promise<readonly Connection[]> } | undefined;
  let startedAt = -Infinity;
  /** Once in a row: an API that is merely slow must get to answer. */
  let hasReplaced = false;

  const getAll = () => entry.get().data ?? initialData;

  function commit(answer: readonly Connection[], isWrite: boolean) {
    const before = getAll();
    const after = before && isSame(before, answer) ? before : answer;
    const commitment = { before, after, isFirst, isWrite };
    failures = { count: 0, at: 0 };
    hasReplaced = false;
    isFirst = false;
    entry.commit(after, clock.now());
    onCommit(commitment);
  }

  async function ask({ signal, priority }: RequestOptions): Promise<readonly Connection[]> {
    // The session ended while this read waited for the one before.
    if (signal?.aborted) throw signal.reason;
    issued += 1;
    const ticket = issued;
    // What a write has shown since is newer than this answer.
    const isOvertaken = () => ticket < newest;
    try {
      const answer = await listWithFollowed({ signal, priority });
      if (isOvertaken()) return getAll() ?? answer;
      newest = ticket;
      commit(answer, false);
      return getAll() ?? answer;
    } catch (error) {
      if (signal?.aborted || isOvertaken()) throw error;
      failures = { count: failures.count + 1, at: clock.now() };
      hasReplaced = false;
      const failure = toAccountingError(error);
      entry.fail(failure);
      options.onFail();
      throw failure;
    }
  }

  async function listWithFollowed(request: RequestOptions): Promise<readonly Connection[]> {
    const connections = await api.listConnections(request);
    const followedId = getFollowedId();
    if (followedId === null || connections.some(({ id }) => id === followedId)) return connections;
    try {
      return [await api.getConnection(followedId, request), ...connections];
    } catch (error) {
      // Gone for good: the list is the truth, and the wait for it ends.
      if (error instanceof AccountingError && error.code === 'not_found') return connections;
      throw error;
    }
  }

  function start(priority: Priority): Promise<readonly Connection[]> {
    const controller = createChildController(options.signal);
    const { signal } = controller;
    const own = untilAborted(ask({ signal, priority }), signal).finally(() => {
      current = undefined;
      controller.abort();
      options.onReadEnd();
    });
    const answer = own.catch((error: unknown) => {
      if (error === REPLACED && replacement) return replacement;
      throw error;
    });
    let replacement: Promise<readonly Connection[]> | undefined;
    startedAt = clock.now();
    current = {
      end: own.catch(() => undefined),
      answer,
      replaceBy(newer) {
        replacement = newer;
        controller.abort(REPLACED);
      },
    };
    return answer;
  }

  /** The read after the one that is under way, for all who cannot use that one's answer. */
  function readNext(priority: Priority): Promise<readonly Connection[]> {
    if (!current) return start(priority);
    if (!next) {
      const begin = () => {
        const wanted = next?.priority ?? priority;
        next = undefined;
        return start(wanted);
      };
      next = { priority, answer: current.end.then(begin) };
    } else if (priority === 'action') next.priority = priority;
    const { answer } = next;
    if (priority === 'action') replaceCurrent(answer);
    return answer;
  }

  function replaceCurrent(newer: Promise<readonly Connection[]>) {
    if (!current || hasReplaced) return;
    hasReplaced = true;
    current.replaceBy(newer);
  }

  return {
    getAll,
    getCurrent: () => getCurrentConnection(getAll() ?? []),
    getLastRead: () => ({ startedAt, isUnderWay: (current ?? next) !== undefined }),
    getFailures: () => failures,
    read: ({ priority = 'action', signal }) => untilAborted(readNext(priority), signal),
    replaceSlowRead() {
      if (!current || hasReplaced || clock.now() - startedAt < SLOW) return;
      replaceCurrent(readNext('wait'));
    },
    async commitWrite(send) {
      issued += 1;
      const ticket = issued;
      const connection = await send();
      const { id } = connection;
      if (newest > ticket) {
        const all = await readNext('action');
        return all.find((other) => other.id === id) ?? connection;
      }
      // Reads that are under way may have been answered before this.
      issued += 1;
      newest = issued;
      commit([connection, ...(getAll() ?? []).filter((other) => other.id !== id)], true);
      return connection;
    },
  };
}
