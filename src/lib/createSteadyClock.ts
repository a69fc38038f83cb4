import type { Clock } from './Clock.ts';

/**
 * Returns a clock that runs on whenever the other one is set back, as a computer does when it
 * corrects its time. Otherwise every deadline would move by the same amount. People see the times of
 * `getTimeOfDay`.
 */
export function createSteadyClock(clock: Clock): Clock {
  const getElapsed = () => clock.getElapsed?.() ?? 0;
  let last = -Infinity;
  let lastElapsed = getElapsed();
  let offset = 0;

  function now() {
    const elapsed = getElapsed();
    const time = clock.now();
    if (time + offset < last) offset = last + elapsed - lastElapsed - time;
    last = time + offset;
    lastElapsed = elapsed;
    return last;
  }

  return {
    ...clock,
    now,
    toTimeOfDay(at) {
      // The clock may have been set back since the last call.
      now();
      return at - offset;
    },
  };
}
