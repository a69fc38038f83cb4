import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { createSteadyClock } from '../lib/createSteadyClock.ts';
import { createServerClock } from './createServerClock.ts';

const SECOND = 1000;
const HOUR = 3_600_000;

function setUp() {
  const clock = createManualClock();
  const server = createServerClock(clock);
  const start = clock.now();
  return {
    /** Simulates a response of a server whose clock differs by so many milliseconds. */
    answer: (ahead: number) => server.compare(new Date(clock.now() + ahead).toUTCString()),
    compare: server.compare,
    getAhead: () => server.getNow() - clock.now(),
    clock,
    start,
  };
}

describe('createServerClock', () => {
  it.each([
    [0, 0],
    [-29 * SECOND, 0],
    [29 * SECOND, 0],
    [-3 * HOUR, -3 * HOUR],
    [3 * HOUR, 3 * HOUR],
  ])('reads a server that is %d ms ahead as %d ms ahead', (ahead, expected) => {
    const { answer, getAhead } = setUp();
    answer(ahead);
    expect(getAhead()).toBe(expected);
  });

  it('keeps its time while the difference stays about the same', () => {
    const { answer, getAhead } = setUp();
    answer(3 * HOUR);
    answer(3 * HOUR + 20 * SECOND);
    answer(3 * HOUR - 20 * SECOND);
    expect(getAhead()).toBe(3 * HOUR);
  });

  it('follows a person who corrects the clock', () => {
    const { answer, getAhead, clock, start } = setUp();
    answer(3 * HOUR);
    clock.setNow(start + 3 * HOUR);
    answer(0);
    expect(getAhead()).toBe(0);
  });

  it.each([null, '', 'yesterday'])('ignores the header %j', (header) => {
    const { compare, getAhead } = setUp();
    compare(header);
    expect(getAhead()).toBe(0);
  });

  it('follows a clock that is set back if no response has a `Date`', () => {
    const clock = createManualClock();
    const { getNow } = createServerClock(createSteadyClock(clock));
    getNow();
    clock.setNow(clock.now() - HOUR);
    expect(getNow()).toBe(clock.now());
  });

  it.each([0, -HOUR])(
    'does not jump if the clock is set back while the server is %d ms ahead',
    (ahead) => {
      const clock = createManualClock();
      const server = createServerClock(createSteadyClock(clock));
      const now = clock.now() + ahead;
      server.compare(new Date(now).toUTCString());
      clock.setNow(clock.now() - HOUR);
      expect(server.getNow()).toBe(now);
      server.compare(new Date(now).toUTCString());
      expect(server.getNow()).toBe(now);
    },
  );
});
