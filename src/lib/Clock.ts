/** The source of time and randomness. Tests replace it to replay a sequence of events. */
export interface Clock {
  /** Returns milliseconds since 1970. */
  now: () => number;
  /** Converts a time of `now` to the computer's time of day. @default the same time */
  toTimeOfDay?: ((at: number) => number) | undefined;
  /** Returns the milliseconds since any moment. Nobody can set it. @default as `now` */
  getElapsed?: (() => number) | undefined;
  /** Runs the callback once after a number of milliseconds. Returns a function that cancels it. */
  startTimer: (callback: () => void, milliseconds: number) => () => void;
  /** Returns a number from 0 up to, but not including, 1. */
  random: () => number;
}
