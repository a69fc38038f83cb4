import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import type { ResourceType } from '../../api/Pull.ts';
import { createLoader } from '../../lib/createLoader.ts';
import { createStore } from '../../lib/createStore.ts';
import type { ReadableStore } from '../../lib/createStore.ts';
import { runTask, toAccountingError } from '../runTask.ts';
import type { TaskContext } from '../TaskContext.ts';
import { IDLE_PULL, pullReducer } from './pullReducer.ts';
import type { PullEvent, PullMark, PullState } from './pullReducer.ts';

/**
 * The outcome of a press on Sync. `following`: another tab or widget is syncing, and this page
 * shows its progress. `ignored`: a pull was already under way, or the session has ended.
 */
export type PullOutcome = 'started' | 'following' | 'failed' | 'ignored';

/** Starts pulls, and follows them to their end. Also follows the pulls of other tabs. */
export interface Puller extends ReadableStore<PullState> {
  start: (resourceType: ResourceType | undefined) => Promise<PullOutcome>;
  /** Call it when another tab has started a pull. */
  follow: (resourceType: ResourceType | null) => void;
  /** Call it when the API has answered or time has passed. */
  handleRead: (connections: readonly Connection[]) => void;
  /** Call it when the connection has changed. Clears the result of the previous connection. */
  clearResult: () => void;
  /**
   * Returns when the wait for a pull began, in milliseconds since
   * 1970, or `null` without a wait.
   */
  getWaitingSince: () => number | null;
}

export interface PullerOptions {
  context: TaskContext;
  /** Called when the poll interval may have changed. */
  onPaceChange: () => void;
}

const tasksLoader = /* @__PURE__ */ createLoader(() => import('./pullTasks.ts'));
/** The API may have started the pull despite this response. */
const UNCERTAIN = ['server_error', 'invalid_response'];

/** Creates the puller of one session. Starts nothing by itself. */
export function createPuller({ context, onPaceChange }: PullerOptions): Puller {
  const { api, clock, events, broadcast, isDisposed, signal } = context;
  const store = createStore(IDLE_PULL);
  /** The pull lock, while this page holds it. */
  let release: (() => void) | undefined;
  /** Whether this page followed another tab's pull that never ended. That tab is suspended. */
  let isStuck = false;
  /** Whether a person pressed Sync in this page during this pull, and waits for its result. */
  let isAwaited = false;

  const isBusy = () => ['requesting', 'running'].includes(store.get().phase);

  function dispatch(event: PullEvent) {
    const before = store.get();
    const state = pullReducer(before, event);
    if (state === before) return;
    store.set(state);
    if (isBusy()) return;
    const hasTimedOut = state.phase === 'failed' && state.error.code === 'timeout';
    isStuck = event.type === 'read' && !release && hasTimedOut;
    release?.();
    release = undefined;
    if (event.type === 'read' && 'mark' in before && before.mark) emitEnd(state, before.mark);
  }

  function emitEnd(state: PullState, { connectionId, platform }: PullMark) {
    const of = { connectionId, platform };
    if (state.phase === 'complete') {
      events.emit({ type: 'pull_completed', resourceType: state.resourceType, ...of });
    } else if (state.phase === 'failed') {
      events.emit({ type: 'pull_failed', code: state.error.code, ...of });
    }
  }

  async function begin(type: ResourceType | undefined, isFollowing: boolean): Promise<PullOutcome> {
    if (!isFollowing || !isBusy()) isAwaited = !isFollowing;
    if (isDisposed() || isBusy()) return 'ignored';
    const wanted = api.resourceTypes.length > 0 ? type : undefined;
    const resourceType = wanted ?? null;
    dispatch({ type: 'start', resourceType });
    let mark: PullMark | undefined;
    try {
      const begun = await runTask(
        tasksLoader,
        (tasks) => tasks.beginPull(context, wanted, isFollowing, isStuck),
        clock,
      );
      if (!begun || isDisposed()) {
        begun?.release?.();
        dispatch({ type: 'reset' });
        return 'ignored';
      }
      release = begun.release;
      mark = begun.mark;
      const startedAt = clock.now();
      const { pulls, doubt } = (await begun.send?.()) ?? { pulls: [] };
      if (signal.aborted) return 'ignored';
      dispatch({ type: 'accept', pulls, mark, startedAt, doubt });
      onPaceChange();
      if (!begun.send) return 'following';
      const { connectionId, platform } = mark;
      broadcast({ pulling: resourceType });
      events.emit({ type: 'pull_started', resourceType, connectionId, platform });
      return 'started';
    } catch (cause) {
      const error = toAccountingError(cause);
      dispatch({ type: 'fail', error, mark: isUncertain(error) ? mark : undefined });
      if (!isDisposed()) events.emitError(error);
      return 'failed';
    }
  }

  /**
   * If nobody holds the lock, the page that started the pull has left it. The pull may go on, or
   * may never have started. A person who pressed Sync here learns which: this page takes the lock,
   * and waits for a result as after a lost answer.
   */
  async function checkLock() {
    const tasks = await tasksLoader.load(clock);
    const isLeft = () => !release && store.get().phase === 'running';
    if (!isAwaited) {
      if (!(await tasks.isPulledElsewhere(context)) && isLeft()) dispatch({ type: 'reset' });
      return;
    }
    const taken = await tasks.takePullLock(context);
    if (!taken) return;
    if (!isLeft() || isDisposed()) {
      taken();
      return;
    }
    release = taken;
    const doubt = new AccountingError('timeout', 'The page that started the pull has left it');
    dispatch({ type: 'inherit', doubt, startedAt: clock.now() });
    onPaceChange();
  }

  signal.addEventListener('abort', () => {
    release?.();
    release = undefined;
    dispatch({ type: 'reset' });
  });

  return {
    get: store.get,
    subscribe: store.subscribe,
    start: (type) => begin(type, false),
    follow: (type) => void begin(type ?? undefined, true),
    handleRead(connections) {
      const before = store.get();
      dispatch({ type: 'read', connections, now: clock.now() });
      if (store.get() === before && before.phase === 'running' && !release) void checkLock();
    },
    clearResult() {
      if (!isBusy()) dispatch({ type: 'reset' });
    },
    getWaitingSince() {
      const state = store.get();
      return state.phase === 'running' ? state.startedAt : null;
    },
  };
}

const isUncertain = ({ code }: AccountingError) => UNCERTAIN.includes(code);
