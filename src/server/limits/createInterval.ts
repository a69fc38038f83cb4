/** Finds out how long pages should pause between their background reads. */
export interface Interval {
  /** Call it for each call that had to wait, or was refused because others were first. */
  notePressure: () => void;
  /** Seconds, or `null` if pages need not pause. */
  get: () => number | null;
}

/** In seconds. Shorter intervals make no difference: pages never poll more often than each 1.5 s. */
const LEAST = 2;
const MOST = 30;
/** Milliseconds between two changes of the interval. */
const STEP = 1000;
const GROWTH = 1.5;
/** Slow, so that the pages do not all return to their usual pace and wait again. */
const DECAY = 0.97;

/** Creates an interval that grows while calls have to wait, and shrinks when they do not. */
export function createInterval(now: () => number): Interval {
  let seconds = 0;
  let changedAt = -Infinity;

  function shrink() {
    const steps = Math.floor((now() - changedAt) / STEP);
    if (seconds === 0 || steps < 2) return;
    seconds *= DECAY ** (steps - 1);
    changedAt += (steps - 1) * STEP;
    if (seconds < LEAST) seconds = 0;
  }

  return {
    notePressure() {
      shrink();
      if (now() - changedAt < STEP) return;
      seconds = Math.min(MOST, Math.max(LEAST, seconds * GROWTH));
      changedAt = now();
    },
    get() {
      shrink();
      return seconds === 0 ? null : Math.ceil(seconds);
    },
  };
}
