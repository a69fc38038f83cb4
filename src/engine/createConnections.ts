import type { AccountingApi } from '../api/AccountingApi.ts';
import { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { Priority, RequestOptions } from '../api/createRequestQueue.ts';
import type { Clock } from '../lib/Clock.ts';
import { createChildController } from '../lib/createChildController.ts';
import { isSame } from '../lib/isSame.ts';
import { untilAborted } from '../lib/untilAborted.ts';
import type { CacheEntry } from './cache/createCache.ts';
import { LIVE } from './getConnectionEvents.ts';
import { getCurrentConnection } from './getCurrentConnection.ts';
import { isAway, isHidden } from './isHidden.ts';
import { toAccountingError } from './runTask.ts';

/** What a commit changed. */
export interface Commit {
  /** The connections before the commit, or `undefined` if none were known. */
  before: readonly Connection[] | undefined;
  after: readonly Connection[];
  /** True until the API first answers in this session. Server-rendered data does not count. */
  isFirst: boolean;
  /** Whether this page made the change, so that no other tab knows of it yet. */
  isWrite: boolean;
}

export interface Connections {
  getAll: () => readonly Connection[] | undefined;
  /** Returns the current connection, as the API last reported it. */
  getCurrent: () => Connection | null;
  /** Returns when the last read was sent, and whether a read is still under way. */
  getLastRead: () => { startedAt: number; isUnderWay: boolean };
  /** Returns the number of failed reads in a row, and the time of the last failure. */
  getFailures: () => { count: number; at: number };
  /**
   * Returns data that the API sends after this call. At most one read runs and one waits, which all
   * callers share. An `action` aborts and replaces the running read, but only once in a row.
   * Rejects with `AccountingError`, or with the reason of `signal`.
   */
  read: (options: RequestOptions) => Promise<readonly Connection[]>;
  /** Call it when the page is hidden or shown. Restarts a read that may have been lost. */
  handleWakeUp: () => void;
  /**
   * Sends a change and commits the response. Refetches if a later read has already answered.
   */
  commitWrite: (send: () => Promise<Connection>) => Promise<Connection>;
}

export interface ConnectionsOptions {
  api: Pick<AccountingApi, 'listConnections' | 'getConnection'>;
  entry: CacheEntry<readonly Connection[]>;
  initialData: readonly Connection[] | undefined;
  clock: Clock;
  /** Aborts when the session ends. */
  signal: AbortSignal;
  /**
   * Returns the id of the connection that this page waits for. It is read by id if the list lacks
   * it.
   */
  getFollowedId: () => string | null;
  onCommit: (commit: Commit) => void;
  onFail: (error: AccountingError) => void;
  /** Called when a read ends, with or without a response. */
  onReadEnd: () => void;
}

interface Progress {
  readonly priority: Priority;
  /** Whether the request is still waiting in the queue. If so, its answer will be newer. */
  isQueued: boolean;
  /** When the person left the page. A page that was frozen may never get its answer. */
  awaySince: number | undefined;
}

interface Read extends Progress {
  /** Aborts this read. Its callers get the result of the newer one. */
  replaceBy: (newer: Promise<readonly Connection[]>) => void;
  /** Resolves when the request has ended. */
  readonly end: Promise<unknown>;
  /** The answer for all callers: that of the newer read, if one has replaced this read. */
  readonly answer: Promise<readonly Connection[]>;
}

/** If the person was away for this many milliseconds, a read may have been lost. */
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
  /** Whether a read was replaced since the last answer. Replacing once lets a slow API answer. */
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

  async function fetchAndCommit(
    read: Progress,
    signal: AbortSignal,
  ): Promise<readonly Connection[]> {
    // The session ended while this read waited for the previous one.
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
      options.onFail(failure);
      throw failure;
    }
  }

  async function listWithFollowed(
    request: RequestOptions,
    onQueue: (isQueued: boolean) => void,
  ): Promise<readonly Connection[]> {
    const connections = await api.listConnections({ ...request, onQueue });
    // A list may lag behind. A live connection is gone only if the API does not know its id.
    const live = (getAll() ?? []).filter(({ status }) => LIVE.includes(status));
    const listed = new Set(connections.map(({ id }) => id));
    const found: Connection[] = [];
    for (const id of new Set([getFollowedId(), ...live.map((one) => one.id)])) {
      if (id === null || listed.has(id)) continue;
      try {
        found.push(await api.getConnection(id, request));
      } catch (error) {
        // The connection no longer exists. Leave it out, which ends the wait.
        if (!(error instanceof AccountingError && error.code === 'not_found')) throw error;
      }
    }
    return [...found, ...connections];
  }

  function start(priority: Priority): Promise<readonly Connection[]> {
    const controller = createChildController(options.signal);
    const { signal } = controller;
    const progress: Progress = {
      priority,
      isQueued: false,
      awaySince: isAway() ? clock.now() : undefined,
    };
    const own = untilAborted(fetchAndCommit(progress, signal), signal).finally(() => {
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

  /** Starts a read, or joins the one that follows the running read. */
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
      // Reads that are still running may hold data from before this write.
      issued += 1;
      newest = issued;
      commit([connection, ...(getAll() ?? []).filter((other) => other.id !== id)], true);
      return connection;
    },
  };
}
