import { AccountingError } from '../../api/AccountingError.ts';
import type { Priority } from '../../api/createRequestQueue.ts';
import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import type { Store } from '../../lib/createStore.ts';
import { holdLock } from '../../lib/holdLock.ts';
import { explainConflict } from '../explainConflict.ts';
import { getPushLock } from '../names.ts';
import { toAccountingError } from '../runTask.ts';
import type { TaskContext } from '../TaskContext.ts';
import { findLeftPushes } from './findLeftPushes.ts';
import { IDLE_PUSH, isPushing, pushReducer } from './pushReducer.ts';
import type { PushEvent, PushState } from './pushReducer.ts';
import type { OnRecord, Pushes, PushOutcome } from './Records.ts';

/** Sends objects again, and follows each to its end (`POST /accounting_synced_records/{id}/push`). */
export interface Pusher {
  /**
   * Sends nothing if the record no longer has the status `seen`, which is that of the record as this
   * page shows it by default. Never rejects. A failure is in the state of the push.
   */
  push: (id: string, priority?: Priority, seen?: string) => Promise<PushOutcome>;
  /** Resolves with the state in which a push ends. */
  untilEnd: (id: string) => Promise<PushState>;
}

export interface PusherOptions {
  context: TaskContext;
  store: Store<Pushes>;
  /** Returns a record as this page shows it. */
  findShown: (id: string) => SyncedRecord | undefined;
  onRecord: OnRecord;
}

type Running = Extract<PushState, { phase: 'running' }>;

/** The codes of requests that got no answer, or one that does not say what has happened. */
const LOST = ['network', 'timeout', 'server_error', 'invalid_response'];
/** A long batch reads the connections again after this many milliseconds. */
const OUTDATED = 30_000;
/** How soon a push is looked at, and later on, in milliseconds. */
const PACE = 1500;
const SLOW_PACE = 5000;
/** More pushes than this are read as a page of the list. */
const FEW = 3;
const MOST = 250;

/** Creates the pusher of one session. Keeps each push apart, and sends nothing by itself. */
export function createPusher({ context, store, findShown, onRecord }: PusherOptions): Pusher {
  const { api, books, clock, connections, events, identity, isDisposed, signal } = context;
  /** The locks of the pushes that this page has sent. */
  const releases = new Map<string, () => void>();
  let cancelCheck: (() => void) | undefined;

  const getState = (id: string) => store.get().get(id) ?? IDLE_PUSH;

  function dispatch(id: string, event: PushEvent) {
    const before = getState(id);
    const wasSent = before.phase === 'running' && releases.has(id);
    const state = pushReducer(before, event);
    if (state === before) return;
    const next = new Map(store.get());
    if (state.phase === 'idle') next.delete(id);
    else next.set(id, state);
    if (!isPushing(state)) drop(id);
    store.set(next);
    if (wasSent) emitEnd(state, event.type === 'read' ? event.record : null);
  }

  function emitEnd(state: PushState, record: SyncedRecord | null) {
    if (state.phase === 'failed' && state.error.code !== 'push_failed') {
      // Nobody knows how the push has ended.
      events.emitError(state.error);
    } else if (record && !isPushing(state)) {
      const { id: recordId, objectType, objectId, syncStatus } = record;
      events.emit({ type: 'record_pushed', recordId, objectType, objectId, syncStatus });
    }
  }

  function drop(id: string) {
    releases.get(id)?.();
    releases.delete(id);
  }

  async function push(
    id: string,
    priority: Priority = 'action',
    seen = findShown(id)?.syncStatus,
  ): Promise<PushOutcome> {
    if (isDisposed() || isPushing(getState(id))) return 'ignored';
    dispatch(id, { type: 'start' });
    try {
      const release = await holdLock(getPushLock(identity, id), signal);
      if (release) releases.set(id, release);
      const age = Math.abs(clock.now() - connections.getLastRead().startedAt);
      if (priority === 'action' || age > OUTDATED) await connections.read({ signal, priority });
      const before = await api.getSyncedRecord(id, { signal, priority });
      if (signal.aborted) return 'ignored';
      onRecord(before);
      const { syncStatus } = before;
      const isPending = syncStatus === 'pending';
      if (!isPending && seen !== undefined && seen !== syncStatus) {
        dispatch(id, { type: 'reset' });
        return 'changed';
      }
      if (!release || isPending) {
        // Whoever sends it reports the end.
        drop(id);
        accept(id, before);
        return 'following';
      }
      if (books.getChange()) {
        dispatch(id, { type: 'reset' });
        return 'books_changed';
      }
      return await send(id, before, priority);
    } catch (cause) {
      if (isDisposed()) {
        dispatch(id, { type: 'reset' });
        return 'ignored';
      }
      const error = toAccountingError(cause);
      dispatch(id, { type: 'fail', error });
      events.emitError(error);
      return 'failed';
    }
  }

  async function send(id: string, before: SyncedRecord, priority: Priority): Promise<PushOutcome> {
    try {
      const record = await api.pushAgain(id, { signal, priority });
      if (signal.aborted) return 'ignored';
      accept(id, before);
      handleRecord(record);
    } catch (cause) {
      // If the answer is lost, later reads show whether the API got the request.
      if (!(cause instanceof AccountingError && LOST.includes(cause.code))) {
        throw explainConflict(cause);
      }
      accept(id, before, cause);
    }
    context.broadcast();
    return 'started';
  }

  function accept(id: string, before: SyncedRecord, doubt?: AccountingError) {
    dispatch(id, { type: 'accept', before, startedAt: clock.now(), doubt });
    planCheck();
  }

  function handleRecord(record: SyncedRecord) {
    // Update the record first, so that listeners see it.
    onRecord(record);
    dispatch(record.id, { type: 'read', record, now: clock.now() });
  }

  const getRunning = () =>
    [...store.get()].flatMap(([id, state]) => (state.phase === 'running' ? [{ id, state }] : []));

  function planCheck() {
    const running = getRunning();
    if (cancelCheck || signal.aborted || running.length === 0) return;
    const newest = Math.max(...running.map(({ state }) => state.startedAt));
    const pace = clock.now() - newest < 10 * PACE ? PACE : SLOW_PACE;
    const interval = Math.max(pace, api.getServerInterval());
    cancelCheck = clock.startTimer(() => {
      void check().finally(() => {
        cancelCheck = undefined;
        planCheck();
      });
    }, interval);
  }

  async function check() {
    const running = getRunning();
    const followed = running.flatMap(({ id }) => (releases.has(id) ? [] : [id]));
    const left = await findLeftPushes(identity, followed);
    const records = await (running.length > FEW ? listChanged(running) : readEach(running));
    for (const record of records) {
      if (!signal.aborted && isPushing(getState(record.id))) handleRecord(record);
    }
    for (const { id } of running) dispatch(id, { type: 'read', record: null, now: clock.now() });
    for (const id of left) {
      const state = getState(id);
      const isRead = records.some((record) => record.id === id);
      // The push of the other tab had ended before this page began to follow.
      if (isRead && state.phase === 'running' && state.before.syncStatus !== 'pending') {
        dispatch(id, { type: 'reset' });
      }
    }
  }

  async function readOne({ id }: { id: string }): Promise<SyncedRecord | null> {
    try {
      return await api.getSyncedRecord(id, { signal, priority: 'wait' });
    } catch (cause) {
      const error = toAccountingError(cause);
      if (error.code === 'not_found') dispatch(id, { type: 'fail', error });
      // After any other failure, read it again next time.
      return null;
    }
  }

  async function readEach(running: { id: string }[]): Promise<SyncedRecord[]> {
    const records = await Promise.all(running.map(readOne));
    return records.filter((record) => record !== null);
  }

  async function readNewest(objectType: string): Promise<readonly SyncedRecord[]> {
    const query = { objectType, sort: 'updated_at', order: 'desc', limit: MOST } as const;
    try {
      const request = { signal, priority: 'wait' } as const;
      return (await api.listSyncedRecords(query, null, request)).records;
    } catch {
      // Read them again next time.
      return [];
    }
  }

  /** The records that changed last are on the first page. Others are read one by one. */
  async function listChanged(running: { id: string; state: Running }[]): Promise<SyncedRecord[]> {
    const types = new Set(running.map(({ state }) => state.before.objectType));
    const pages = await Promise.all([...types].map(readNewest));
    const found = pages.flat();
    const ids = new Set(found.map(({ id }) => id));
    const missing = running.filter(({ id }) => !ids.has(id)).slice(0, FEW);
    return [...found, ...(await readEach(missing))];
  }

  signal.addEventListener('abort', () => {
    cancelCheck?.();
    for (const id of store.get().keys()) dispatch(id, { type: 'reset' });
  });

  return {
    push,
    untilEnd: (id) =>
      new Promise((resolve) => {
        const settle = () => {
          const state = getState(id);
          if (isPushing(state)) return;
          stop();
          resolve(state);
        };
        const stop = store.subscribe(settle);
        settle();
      }),
  };
}
