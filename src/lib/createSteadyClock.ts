import type { Clock } from './Clock.ts';

/**
 * Returns a clock that runs on whenever the other one is set back, as a computer does when it
 * corrects its time. Otherwise every deadline would move by the same amount.
 */
export function createSteadyClock(clock: Clock): Clock {
  const getElapsed = () => clock.getElapsed?.() ?? 0;
  let last = -Infinity;
  let lastElapsed = getElapsed();
  let offset = 0;
  return {
    ...clock,
    now() {
      const elapsed = getElapsed();
      const now = clock.now();
      if (now + offset < last) offset = last + elapsed - lastElapsed - now;
      last = now + offset;
      lastElapsed = elapsed;
      return last;
    },
  };
}
