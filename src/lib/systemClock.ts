import type { Clock } from './Clock.ts';

/** The real clock, timers and randomness. */
export const systemClock: Clock = {
  now: () => Date.now(),
  getElapsed: () => performance.now(),
  startTimer(callback, milliseconds) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
