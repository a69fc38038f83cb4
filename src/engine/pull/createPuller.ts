import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import type { ResourceType } from '../../api/Pull.ts';
import { createLoader } from '../../lib/createLoader.ts';
import { createStore } from '../../lib/createStore.ts';
import type { ReadableStore } from '../../lib/createStore.ts';
import { createThrottle } from '../../lib/createThrottle.ts';
import { hasOwn } from '../../lib/hasOwn.ts';
import { isHidden } from '../isHidden.ts';
import { runTask, toAccountingError } from '../runTask.ts';
import type { TaskContext } from '../TaskContext.ts';
import { IDLE_PULL, LONGEST_GUESS, PULL_DEADLINE, pullReducer } from './pullReducer.ts';
import type { PullEvent, PullMark, PullState } from './pullReducer.ts';
import type { BegunPull } from './pullTasks.ts';

/**
 * The outcome of a press on Sync. `following`: another tab or widget is syncing, and this page
 * shows its progress. `books_changed`: a person has to confirm the books first, see
 * `useBooksChange`. `ignored`: a pull was already under way, or the session has ended.
 */
export type PullOutcome = 'started' | 'following' | 'books_changed' | 'failed' | 'ignored';

/** Starts pulls, and follows them to their end. Also follows the pulls of other tabs. */
export interface Puller extends ReadableStore<PullState> {
  start: (resourceType: ResourceType | undefined) => Promise<PullOutcome>;
  /** Call it when another tab has started a pull. A hidden page follows the pull once it is shown. */
  follow: (resourceType: ResourceType | null) => void;
  /** Call it when the page may have been shown. */
  handleWakeUp: () => void;
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
type PullTasks = Awaited<ReturnType<typeof tasksLoader.load>>;
/** The API may have started the pull despite this response. */
const UNCERTAIN = ['server_error', 'invalid_response'];
/** Longer than all poll intervals, in milliseconds. A lock may change hands while nobody looks. */
const UNSEEN = 6 * 60_000;
/** Another tab may announce pulls without end. Each look for one costs a read, in milliseconds. */
const PACE = 1500;

/** Creates the puller of one session. Starts nothing by itself. */
export function createPuller({ context, onPaceChange }: PullerOptions): Puller {
  const { api, clock, events, broadcast, isDisposed, signal } = context;
  const store = createStore(IDLE_PULL);
  /** The pull lock, while this page holds it. */
  let release: (() => void) | undefined;
  /**
   * The page whose pull this page follows, and when this page last saw it hold the lock. Stays after
   * a pull that never ended, because that page is suspended.
   */
  let holder: { clientId: string; seenAt: number } | undefined;
  /** Whether a person pressed Sync in this page during this pull, and waits for its result. */
  let isAwaited = false;
  /** The pull that another tab announced while this page was hidden. */
  let announced: { resourceType: ResourceType | null; at: number } | undefined;
  /** Settles when this page knows whether the announced pull is still running. */
  let joining: Promise<unknown> | undefined;

  const isBusy = () => ['requesting', 'running'].includes(store.get().phase);
  const getSupported = (type: ResourceType | null | undefined) =>
    (api.resourceTypes.length > 0 && type) || null;
  const getHolder = () =>
    holder && clock.now() - holder.seenAt < UNSEEN ? holder.clientId : undefined;

  function dispatch(event: PullEvent) {
    const before = store.get();
    const state = pullReducer(before, event);
    if (state === before) return;
    const isRead = event.type === 'read';
    const hasTimedOut = isRead && state.phase === 'failed' && state.error.code === 'timeout';
    // Nobody in this page waits for the pull that it follows.
    const isUnnoticed = hasTimedOut && !isAwaited;
    store.set(isUnnoticed ? IDLE_PULL : state);
    if (isBusy()) return;
    if (!hasTimedOut) holder = undefined;
    release?.();
    release = undefined;
    if (isRead && !isUnnoticed && hasOwn(before, 'mark') && before.mark)
      emitEnd(state, before.mark);
  }

  function emitEnd(state: PullState, { connectionId, platform }: PullMark) {
    const of = { connectionId, platform };
    if (state.phase === 'complete') {
      events.emit({ type: 'pull_completed', resourceType: state.resourceType, ...of });
    } else if (state.phase === 'failed') {
      events.emit({ type: 'pull_failed', code: state.error.code, ...of });
    }
  }

  async function begin(
    resourceType: ResourceType | null,
    find: (tasks: PullTasks) => Promise<BegunPull | 'books_changed' | null>,
    announcedAt?: number,
  ): Promise<PullOutcome> {
    if (isDisposed() || isBusy()) return 'ignored';
    dispatch({ type: 'start', resourceType });
    let mark: PullMark | undefined;
    try {
      const begun = await runTask(tasksLoader, find, clock);
      const isChanged = begun === 'books_changed';
      if (!begun || isChanged || isDisposed()) {
        dispatch({ type: 'reset' });
        return isChanged ? begun : 'ignored';
      }
      ({ release, mark } = begun);
      const startedAt = announcedAt ?? clock.now();
      if (!begun.send) {
        const { holder: clientId } = begun;
        if (clientId != null) holder = { clientId, seenAt: clock.now() };
        // Nobody can tell how the pull is going, so it counts as one whose answer was lost.
        const doubt =
          clientId === undefined
            ? new AccountingError('timeout', 'No news of the pull')
            : undefined;
        dispatch({ type: 'accept', pulls: [], mark, startedAt, doubt });
        onPaceChange();
        return 'following';
      }
      const { pulls, doubt } = await begun.send();
      if (signal.aborted) return 'ignored';
      dispatch({ type: 'accept', pulls, mark, startedAt, doubt });
      onPaceChange();
      const { connectionId, platform } = mark;
      broadcast({ pulling: resourceType });
      events.emit({ type: 'pull_started', resourceType, connectionId, platform });
      return 'started';
    } catch (cause) {
      if (isDisposed() || !isAwaited) {
        dispatch({ type: 'reset' });
        return 'ignored';
      }
      const error = toAccountingError(cause);
      dispatch({ type: 'fail', error, mark: isUncertain(error) ? mark : undefined });
      events.emitError(error);
      return 'failed';
    }
  }

  /** Follows the announced pull, unless the page is hidden. */
  function join() {
    if (!announced || isHidden()) return;
    const { resourceType, at } = announced;
    announced = undefined;
    if (isBusy() || clock.now() - at > PULL_DEADLINE) return;
    isAwaited = false;
    const follow = (tasks: PullTasks) => tasks.followPull(context, at);
    joining = begin(resourceType, follow, at).finally(() => (joining = undefined));
  }

  const throttle = createThrottle(join, PACE, clock);

  /** Stops following a pull that this page cannot see, and that has brought no news in time. */
  function dropGuess() {
    const state = store.get();
    if (state.phase !== 'running' || !state.doubt || release) return;
    if (clock.now() - state.startedAt > LONGEST_GUESS) dispatch({ type: 'reset' });
  }

  /**
   * If nobody holds the lock, the page that started the pull has left it. The pull may go on, or
   * may never have started. A person who pressed Sync here learns which: this page takes the lock,
   * and waits for a result as after a lost answer.
   */
  async function checkLock() {
    const state = store.get();
    const tasks = await tasksLoader.load(clock);
    const clientId = await tasks.findPuller(context);
    const isSame = clientId != null && clientId === getHolder();
    holder = isSame ? { clientId, seenAt: clock.now() } : undefined;
    const isLeft = () => !release && store.get() === state && state.phase === 'running';
    if (clientId != null || !isLeft()) return;
    if (!isAwaited) {
      dispatch({ type: 'reset' });
      return;
    }
    const taken = await tasks.takePullLock(context);
    if (!taken) return;
    if (!isLeft()) {
      taken();
      return;
    }
    release = taken;
    const doubt = new AccountingError('timeout', 'The page that started the pull has left it');
    dispatch({ type: 'inherit', doubt, startedAt: clock.now() });
    onPaceChange();
  }

  signal.addEventListener('abort', () => {
    throttle.cancel();
    dispatch({ type: 'reset' });
  });

  return {
    get: store.get,
    subscribe: store.subscribe,
    async start(type) {
      if (joining) await joining;
      dropGuess();
      isAwaited = true;
      const resourceType = getSupported(type);
      const stuck = getHolder();
      return begin(resourceType, (tasks) => tasks.beginPull(context, resourceType, stuck));
    },
    follow(resourceType) {
      // A page that announces a pull is not suspended.
      if (!isBusy()) holder = undefined;
      announced = { resourceType: getSupported(resourceType), at: clock.now() };
      throttle.run();
    },
    handleWakeUp: join,
    handleRead(connections) {
      const before = store.get();
      dispatch({ type: 'read', connections, now: clock.now() });
      if (store.get() !== before || release) return;
      if (before.phase === 'running' && before.doubt) {
        if (!isAwaited) dropGuess();
      } else if (holder || before.phase === 'running') void checkLock();
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
