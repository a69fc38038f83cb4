import type { Clock } from './Clock.ts';

/** Converts a time of the clock to milliseconds since 1970, as the computer tells the time now. */
export const getTimeOfDay = (clock: Clock, at = clock.now()): number =>
  clock.toTimeOfDay?.(at) ?? at;
