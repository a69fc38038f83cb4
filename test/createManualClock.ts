import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../src/lib/Clock.ts';

/** A clock that only a test can move. */
export interface ManualClock extends Clock {
  /** Advances the time: runs the timers in order, and lets promises settle after each. */
  advance: (milliseconds: number) => Promise<void>;
  /** Lets promises settle without advancing the time. */
  settle: () => Promise<void>;
  /** Sets the time of day, as a person or the network does. Timers run on as before. */
  setNow: (now: number) => void;
  readonly timerCount: number;
}

interface Timer {
  at: number;
  callback: () => void;
}

const START = Date.UTC(2026, 0, 5, 9);
/** The turns of the event loop that the sandbox needs to answer all requests. */
const TURNS = 12;

/** Creates a clock that starts on a Monday morning. The same seed gives the same random numbers. */
export function createManualClock(seed = 1): ManualClock {
  const timers = new Set<Timer>();
  let elapsed = 0;
  let start = START;
  let state = seed;

  async function settle() {
    for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
  }

  function findNext(until: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.at <= until && (next === undefined || timer.at < next.at)) next = timer;
    }
    return next;
  }

  return {
    now: () => start + elapsed,
    getElapsed: () => elapsed,
    startTimer(callback, milliseconds) {
      const timer = { at: elapsed + Math.max(0, milliseconds), callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    random() {
      // Park and Miller's generator.
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    },
    async advance(milliseconds) {
      const until = elapsed + milliseconds;
      await settle();
      for (let next = findNext(until); next; next = findNext(until)) {
        timers.delete(next);
        elapsed = next.at;
        next.callback();
        await settle();
      }
      elapsed = until;
    },
    settle,
    setNow(now) {
      start = now - elapsed;
    },
    get timerCount() {
      return timers.size;
    },
  };
}
