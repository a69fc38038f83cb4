import type { Clock } from '../lib/Clock.ts';

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
  let offset = 0;
  return {
    getNow: () => clock.now() + offset,
    compare(date) {
      const difference = Date.parse(date ?? '') - clock.now();
      // Not for every response, because shown times would jump.
      if (Number.isNaN(difference) || Math.abs(difference - offset) < TOLERANCE) return;
      offset = Math.abs(difference) < TOLERANCE ? 0 : difference;
    },
  };
}
