import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { createThrottle } from './createThrottle.ts';

function setUp() {
  const clock = createManualClock();
  const start = clock.now();
  const ranAt: number[] = [];
  const { run, cancel } = createThrottle(() => ranAt.push(clock.now() - start), 1500, clock);
  return { clock, start, ranAt, run, cancel };
}

describe('createThrottle', () => {
  it('runs the first call at once, and the calls after it together at the end of the pace', async () => {
    const { clock, ranAt, run } = setUp();
    for (let turn = 0; turn < 20; turn += 1) {
      run();
      // oxlint-disable-next-line no-await-in-loop -- one moment after another
      await clock.advance(100);
    }
    await clock.advance(10_000);
    expect(ranAt).toEqual([0, 1500, 3000]);
    run();
    expect(ranAt).toEqual([0, 1500, 3000, 12_000]);
  });

  it('cancels the run that is due', async () => {
    const { clock, ranAt, run, cancel } = setUp();
    run();
    run();
    cancel();
    expect(clock.timerCount).toBe(0);
    await clock.advance(10_000);
    expect(ranAt).toEqual([0]);
  });

  it('does not wait longer if the clock is set back', async () => {
    const { clock, start, ranAt, run } = setUp();
    run();
    await clock.advance(100);
    clock.setNow(start - 3_600_000);
    run();
    expect(ranAt).toHaveLength(2);
  });
});
