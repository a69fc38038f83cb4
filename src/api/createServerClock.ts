import type { Clock } from '../lib/Clock.ts';
import { getTimeOfDay } from '../lib/getTimeOfDay.ts';

/** The API's time, as far as this page knows it. */
export interface ServerClock {
  /** Returns milliseconds since 1970. */
  getNow: () => number;
  /** Compares the `Date` header of a response that has just arrived with this computer's clock. */
  compare: (date: string | null) => void;
}

/** `Date` has whole seconds, and a response takes some. Smaller differences are not the clock's. */
const TOLERANCE = 30_000;

/**
 * Creates the clock of one API. Its times are compared with the time there, because this computer's
 * clock may be hours off. Equals the computer's clock until a response has a readable `Date`.
 */
export function createServerClock(clock: Clock): ServerClock {
  /** `undefined` until a response has a readable `Date`. */
  let offset: number | undefined;
  return {
    getNow: () => (offset === undefined ? getTimeOfDay(clock) : clock.now() + offset),
    compare(date) {
      const difference = Date.parse(date ?? '') - clock.now();
      if (Number.isNaN(difference)) return;
      offset ??= 0;
      // Not for every response, because shown times would jump.
      if (Math.abs(difference - offset) < TOLERANCE) return;
      offset = Math.abs(difference) < TOLERANCE ? 0 : difference;
    },
  };
}
