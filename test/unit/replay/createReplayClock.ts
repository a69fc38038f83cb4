import type { Clock } from '../../../src/lib/Clock.ts';

export interface ReplayClock extends Clock {
  /** When the next timer is due, in milliseconds since 1970. `undefined` without a timer. */
  getNextDue: () => number | undefined;
  /** Advances to the next timer and runs it. */
  runNext: () => void;
  moveTo: (time: number) => void;
}

/** A clock that moves only when told to. Timers due at the same time run in starting order. */
export function createReplayClock(start: number, random: () => number): ReplayClock {
  const timers = new Set<{ due: number; callback: () => void }>();
  let now = start;

  const getNext = () => {
    let next: { due: number; callback: () => void } | undefined;
    for (const timer of timers) if (!next || timer.due < next.due) next = timer;
    return next;
  };

  return {
    now: () => now,
    random,
    startTimer(callback, milliseconds) {
      const timer = { due: now + Math.max(0, milliseconds), callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    getNextDue: () => getNext()?.due,
    runNext() {
      const next = getNext();
      if (!next) return;
      timers.delete(next);
      now = next.due;
      next.callback();
    },
    moveTo(time) {
      if (time < now) throw new RangeError('The clock cannot move backwards');
      now = time;
    },
  };
}
