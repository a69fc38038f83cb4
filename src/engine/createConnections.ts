import type { AccountingApi } from '../api/AccountingApi.ts';
import { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { Priority, RequestOptions } from '../api/createRequestQueue.ts';
import type { Clock } from '../lib/Clock.ts';
import { createChildController } from '../lib/createChildController.ts';
import { isSame } from '../lib/isSame.ts';
import { untilAborted } from '../lib/untilAborted.ts';
import type { CacheEntry } from './cache/createCache.ts';
import { getCurrentConnection } from './getCurrentConnection.ts';
import { isAway, isHidden } from './isHidden.ts';
import { toAccountingError } from './runTask.ts';

/** What a commit changed. */
export interface Commit {
  /** What was known before; `undefined`: nothing. */
  before: readonly Connection[] | undefined;
  after: readonly Connection[];
  /** True until the API first answers in this session. Server-rendered data does not count. */
  isFirst: boolean;
  /** Whether this page changed something: then no other tab knows yet. */
  isWrite: boolean;
}

export interface Connections {
  getAll: () => readonly Connection[] | undefined;
  /** The connection that counts, as far as the API has said. */
  getCurrent: () => Connection | null;
  /** The last read: when it was sent, and whether it has yet to end. */
  getLastRead: () => { startedAt: number; isUnderWay: boolean };
  /** Reads that failed in a row, and the time of the last failure. */
  getFailures: () => { count: number; at: number };
  /**
   * Fetches after this call. At most one read runs and one waits; all callers share the waiting one.
   * An `action` aborts and replaces the running read, once in a row. Rejects with
   * `AccountingError`, or with the reason of `signal`.
   */
  read: (options: RequestOptions) => Promise<readonly Connection[]>;
  /** The page has been hidden or shown. Restarts a read that may have been lost meanwhile. */
  handleWakeUp: () => void;
  /**
   * Sends a change and commits the response. Refetches if a later read has already answered.
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
  /** The connection that this page waits for. A list that lacks it must not make it look lost. */
  getFollowedId: () => string | null;
  onCommit: (commit: Commit) => void;
  onFail: () => void;
  /** Called when a read ends, with or without a response. */
  onReadEnd: () => void;
}

interface Progress {
  readonly priority: Priority;
  /** Whether the request waits to be sent. Its answer is then newer than anything until now. */
  isQueued: boolean;
  /** Since when the person is elsewhere. A page that was frozen may never get its answer. */
  awaySince: number | undefined;
}

interface Read extends Progress {
  /** Gives it up. */
  replaceBy: (newer: Promise<readonly Connection[]>) => void;
  /** Resolves when the request has ended. */
  readonly end: Promise<unknown>;
  /** For all callers: the newer read's answer if one replaced this read. */
  readonly answer: Promise<readonly Connection[]>;
}

/** After this many milliseconds elsewhere, a read may have been lost. */
const AWAY = 400;
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
  /** Only once in a row, so that a slow API gets to answer. */
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

  async function ask(read: Progress, signal: AbortSignal): Promise<readonly Connection[]> {
    // The session ended while this read waited for the one before.
    if (signal.aborted) throw signal.reason;
    let ticket = 0;
    // A write has committed newer data since this read was sent.
    const isOvertaken = () => ticket < newest;
    function handleQueue(isQueued: boolean) {
      read.isQueued = isQueued;
      startedAt = clock.now();
      issued += 1;
      ticket = issued;
    }
    handleQueue(false);
    try {
      const answer = await listWithFollowed({ signal, priority: read.priority }, handleQueue);
      if (isOvertaken()) return getAll() ?? answer;
      newest = ticket;
      commit(answer, false);
      return getAll() ?? answer;
    } catch (error) {
      if (signal.aborted || isOvertaken()) throw error;
      failures = { count: failures.count + 1, at: clock.now() };
      hasReplaced = false;
      const failure = toAccountingError(error);
      entry.fail(failure);
      options.onFail();
      throw failure;
    }
  }

  async function listWithFollowed(
    request: RequestOptions,
    onQueue: (isQueued: boolean) => void,
  ): Promise<readonly Connection[]> {
    const connections = await api.listConnections({ ...request, onQueue });
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
    const progress: Progress = {
      priority,
      isQueued: false,
      awaySince: isAway() ? clock.now() : undefined,
    };
    const own = untilAborted(ask(progress, signal), signal).finally(() => {
      current = undefined;
      controller.abort();
      options.onReadEnd();
    });
    const answer = own.catch((error: unknown) => {
      if (error === REPLACED && replacement) return replacement;
      throw error;
    });
    let replacement: Promise<readonly Connection[]> | undefined;
    current = Object.assign(progress, {
      end: own.catch(() => undefined),
      answer,
      replaceBy(newer: Promise<readonly Connection[]>) {
        replacement = newer;
        controller.abort(REPLACED);
      },
    });
    return answer;
  }

  /** Starts a read, or joins the one that starts after the running one. */
  function readNext(priority: Priority): Promise<readonly Connection[]> {
    if (!current) return next?.answer ?? start(priority);
    const isAsUrgent = current.priority === 'action' || current.priority === priority;
    if (current.isQueued && isAsUrgent) return current.answer;
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
    handleWakeUp() {
      if (!current) return;
      const now = clock.now();
      const { awaySince = now, isQueued } = current;
      current.awaySince = isHidden() ? awaySince : undefined;
      if (isHidden() || now - awaySince < AWAY || isQueued || hasReplaced) return;
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
      // The API may have answered running reads before it did this.
      issued += 1;
      newest = issued;
      commit([connection, ...(getAll() ?? []).filter((other) => other.id !== id)], true);
      return connection;
    },
  };
}
