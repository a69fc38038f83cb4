import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { createSteadyClock } from './createSteadyClock.ts';
import { getTimeOfDay } from './getTimeOfDay.ts';

describe('createSteadyClock', () => {
  it('runs on if the clock is set back, once or again', async () => {
    const clock = createManualClock();
    const start = clock.now();
    const steady = createSteadyClock(clock);
    expect(steady.now()).toBe(start);
    await clock.advance(5000);
    expect(steady.now()).toBe(start + 5000);
    for (const past of [start - 3_600_000, start - 7_200_000]) {
      const before = steady.now();
      clock.setNow(past);
      expect(steady.now()).toBe(before);
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await clock.advance(1000);
      expect(steady.now()).toBe(before + 1000);
    }
  });

  it('converts its times to the time of day, as the clock was last set', async () => {
    const clock = createManualClock();
    const steady = createSteadyClock(clock);
    const start = steady.now();
    expect(getTimeOfDay(steady, start)).toBe(start);
    await clock.advance(5000);
    clock.setNow(clock.now() - 3_600_000);
    expect(getTimeOfDay(steady, start)).toBe(clock.now() - 5000);
    expect(getTimeOfDay(steady)).toBe(clock.now());
  });

  it('follows the clock if it is set forward', () => {
    const clock = createManualClock();
    const steady = createSteadyClock(clock);
    const later = steady.now() + 3_600_000;
    clock.setNow(later);
    expect(steady.now()).toBe(later);
  });
});
