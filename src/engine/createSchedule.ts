import type { Priority } from '../api/createRequestQueue.ts';
import type { Clock } from '../lib/Clock.ts';
import { isHidden } from './isHidden.ts';

/** Decides when to fetch again. */
export interface Schedule {
  /** The first observer starts the schedule and fetches at once. The last one stops it. */
  observe: () => () => void;
  /** Fetches soon, because there may be news. Throttles frequent calls. */
  handleHint: () => void;
  /** Call it whenever a read ends. */
  handleReadEnd: () => void;
  /** Restarts the timer after the interval has changed. */
  reschedule: () => void;
}

export interface ScheduleOptions {
  clock: Clock;
  read: (priority: Priority) => void;
  /** The running read, or the last one. */
  getLastRead: () => { startedAt: number; isUnderWay: boolean };
  /** Returns milliseconds until the next read, or `null` to wait for a hint. */
  getInterval: () => number | null;
  /** Whether this page waits for an authorization or a pull, which needs no observers. */
  isWaiting: () => boolean;
  /** Called while a wait goes on without reads, so that its deadline can pass. */
  onTime: () => void;
  /** Whether a hint may fetch before the interval has passed. */
  canRead: () => boolean;
  /** Runs while there are observers or a wait. Returns the cleanup function. */
  onActive: () => () => void;
  /** Aborts when the session ends. The schedule then stops, even with observers. */
  signal: AbortSignal;
}

/** Ignores hints for this many milliseconds after a read, unless the page is waiting. */
const FRESH = 2000;
/** Merges hints that arrive together, such as focus and visibility, while the page is waiting. */
const TOGETHER = 100;
/** This many hints in a row cause a read quickly. Later ones are throttled. */
const QUICK_HINTS = 3;
const PACE = 1500;
const MEMORY = 10_000;
/** How often a wait checks its deadline while nothing is fetched. */
const TICK = 15_000;

/** Creates the schedule of one resource. It continues after an error. */
export function createSchedule(options: ScheduleOptions): Schedule {
  const { clock, getLastRead, getInterval, isWaiting, canRead, onActive, signal } = options;
  let observers = 0;
  let cancelTimer: (() => void) | undefined;
  /** The time of the last hint during the running read. */
  let wantedAt = -Infinity;
  let hinted: number[] = [];
  let stop: (() => void) | undefined;

  function clearTimer() {
    cancelTimer?.();
    cancelTimer = undefined;
  }

  function setTimer(callback: () => void, milliseconds: number) {
    clearTimer();
    cancelTimer = clock.startTimer(callback, milliseconds);
  }

  /** Skips the read if another caller has already started one that is as new. */
  function read(priority: Priority) {
    clearTimer();
    if (!getLastRead().isUnderWay) options.read(priority);
  }

  function setActive(isActive: boolean) {
    if (isActive) stop ??= onActive();
    else {
      stop?.();
      stop = undefined;
    }
  }

  function end() {
    observers = 0;
    clearTimer();
    setActive(false);
  }

  const isNeeded = () => !signal.aborted && (observers > 0 || isWaiting());
  // A hidden page fetches only while it waits, and the queue holds polls back there.
  const getPriority = () => (isWaiting() || isHidden() ? 'wait' : 'poll');

  /** A fatal error stops the reads, but a wait still has its deadline. */
  function passTime() {
    options.onTime();
    reschedule();
  }

  function reschedule() {
    clearTimer();
    setActive(isNeeded());
    const isIdle = isNeeded() && !getLastRead().isUnderWay;
    const interval = isIdle ? getInterval() : null;
    if (interval !== null) setTimer(() => read(getPriority()), interval);
    else if (isIdle && isWaiting()) setTimer(passTime, TICK);
  }

  /** Returns the least number of milliseconds between the last read and the read for this hint. */
  function getGap(isUrgent: boolean): number {
    const now = clock.now();
    hinted = hinted.filter((at) => at <= now && now - at < MEMORY);
    if (!isUrgent && !isWaiting()) return FRESH;
    return hinted.length < QUICK_HINTS ? TOGETHER : PACE;
  }

  function planRead(isUrgent: boolean) {
    if (!isNeeded() || !canRead() || isHidden()) {
      reschedule();
      return;
    }
    const { startedAt, isUnderWay } = getLastRead();
    const now = clock.now();
    if (isUnderWay) {
      wantedAt = now;
      return;
    }
    const age = now - startedAt;
    // The clock may have been set back.
    const early = age < 0 ? 0 : Math.max(0, getGap(isUrgent) - age);
    setTimer(() => {
      hinted.push(clock.now());
      read('wait');
    }, early);
  }

  signal.addEventListener('abort', end);

  return {
    observe() {
      if (signal.aborted) return () => undefined;
      observers += 1;
      if (observers === 1) {
        setActive(true);
        const { startedAt, isUnderWay } = getLastRead();
        const age = clock.now() - startedAt;
        if (!isUnderWay && (age < 0 || age > FRESH)) options.read('wait');
        else reschedule();
      }
      let isObserving = true;
      return () => {
        if (!isObserving || signal.aborted) return;
        isObserving = false;
        observers -= 1;
        if (observers === 0) reschedule();
      };
    },
    handleHint: () => planRead(false),
    handleReadEnd() {
      const { startedAt, isUnderWay } = getLastRead();
      // A hint that came after the request was sent may be newer than the answer.
      const isWanted = wantedAt >= startedAt && !isUnderWay;
      wantedAt = -Infinity;
      if (isWanted) planRead(true);
      else reschedule();
    },
    reschedule,
  };
}
