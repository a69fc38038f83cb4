import type { Priority } from '../api/RequestOptions.ts';
import type { Clock } from '../lib/Clock.ts';
import { isHidden } from './isHidden.ts';

/** Decides when the API is asked again, while anybody wants to know. */
export interface Schedule {
  /** The first observer starts it, and asks at once; the last one stops it. */
  observe: () => () => void;
  /** Something may be new: asks soon, however often this is said. */
  handleHint: () => void;
  /** A read has ended, whoever asked for it. */
  handleReadEnd: () => void;
  /** Reads the interval again, after something changed it. */
  reschedule: () => void;
}

export interface ScheduleOptions {
  clock: Clock;
  read: (priority: Priority) => void;
  /** The read that is under way, or was last, whoever asked for it. */
  getLastRead: () => { startedAt: number; isUnderWay: boolean };
  /** Milliseconds until the next read; `null`: none before something happens. */
  getInterval: () => number | null;
  /** Whether a person waits for an authorization or a pull. That goes on without observers. */
  isWaiting: () => boolean;
  /** Time has passed for what waits, although nothing is asked. */
  onTime: () => void;
  /** Whether a hint may ask before the interval is over. */
  canRead: () => boolean;
  /** Asks anew where the read that is under way is slow to answer. */
  replaceSlowRead: () => void;
  /** Runs while there are observers. Returns its clean-up. */
  onActive: () => () => void;
  /** Aborts when the session ends: nothing is asked any more, whoever still observes. */
  signal: AbortSignal;
}

/** An answer this young needs no other, in milliseconds: coming back often asks no more than that. */
const FRESH = 2000;
/** While a person authorizes. Focus and visibility come together: this keeps their reads apart. */
const TOGETHER = 100;
/** So many hints in a row are answered quickly, and the rest at a pace that the API bears. */
const QUICK_HINTS = 3;
const PACE = 1500;
const MEMORY = 10_000;
/** How often a wait looks at the clock when nothing is asked. */
const TICK = 15_000;

/** Creates the schedule of one resource. It goes on after an error. */
export function createSchedule(options: ScheduleOptions): Schedule {
  const { clock, getLastRead, getInterval, isWaiting, canRead, onActive, signal } = options;
  let observers = 0;
  let cancelTimer: (() => void) | undefined;
  let isWantedAgain = false;
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

  function read(priority: Priority) {
    clearTimer();
    // The answer that is on its way may know too little.
    if (getLastRead().isUnderWay) isWantedAgain = true;
    else options.read(priority);
  }

  function end() {
    observers = 0;
    clearTimer();
    stop?.();
    stop = undefined;
  }

  const isNeeded = () => !signal.aborted && (observers > 0 || isWaiting());
  // A hidden page asks only while somebody waits, and the queue would keep a poll there.
  const getPriority = () => (isWaiting() || isHidden() ? 'wait' : 'poll');

  /** A refusal that will not change ends the reads, but a wait still has its deadline. */
  function passTime() {
    options.onTime();
    reschedule();
  }

  function reschedule() {
    clearTimer();
    const isIdle = isNeeded() && !getLastRead().isUnderWay;
    const interval = isIdle ? getInterval() : null;
    if (interval !== null) setTimer(() => read(getPriority()), interval);
    else if (isIdle && isWaiting()) setTimer(passTime, TICK);
  }

  /** Milliseconds that must lie between the last read and one for this hint. */
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
    if (isUnderWay) {
      isWantedAgain = true;
      options.replaceSlowRead();
      return;
    }
    const age = clock.now() - startedAt;
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
        stop = onActive();
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
        if (observers > 0) return;
        stop?.();
        stop = undefined;
        reschedule();
      };
    },
    handleHint: () => planRead(false),
    handleReadEnd() {
      const isWanted = isWantedAgain;
      isWantedAgain = false;
      // What the answer said may have been old when it came. A read that follows at once knows more.
      if (isWanted && !getLastRead().isUnderWay) planRead(true);
      else reschedule();
    },
    reschedule,
  };
}
