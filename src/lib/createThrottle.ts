import type { Clock } from './Clock.ts';

export interface Throttle {
  /** Runs the action at once, or at the end of the pace if it has just run. */
  run: () => void;
  /** Cancels the run that is due. */
  cancel: () => void;
}

/** Creates a throttle for an action that must not run twice within `pace` milliseconds. */
export function createThrottle(action: () => void, pace: number, clock: Clock): Throttle {
  let ranAt = -Infinity;
  let cancelTimer: (() => void) | undefined;

  function runNow() {
    cancelTimer = undefined;
    ranAt = clock.now();
    action();
  }

  return {
    run() {
      if (cancelTimer) return;
      const age = clock.now() - ranAt;
      // The clock may have been set back.
      if (age < 0 || age >= pace) runNow();
      else cancelTimer = clock.startTimer(runNow, pace - age);
    },
    cancel() {
      cancelTimer?.();
      cancelTimer = undefined;
    },
  };
}
