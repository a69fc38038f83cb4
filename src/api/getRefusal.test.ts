import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../test/createManualClock.ts';
import { createSteadyClock } from '../lib/createSteadyClock.ts';
import { getRefusal } from './getRefusal.ts';

const clock = createManualClock();
const getDate = (milliseconds: number) => new Date(clock.now() + milliseconds).toUTCString();

describe('getRefusal', () => {
  it.each([
    ['seconds', { 'retry-after': '40' }, 40_000],
    ['a date, by the clock of the client', { 'retry-after': getDate(40_000) }, 40_000],
    [
      'a date, by the clock of the API where that is known',
      { 'retry-after': getDate(40_000), date: getDate(30_000) },
      10_000,
    ],
    [
      'a date, beside a Date that is none',
      { 'retry-after': getDate(40_000), date: 'today' },
      40_000,
    ],
    ['a date that has passed', { 'retry-after': getDate(-40_000) }, undefined],
    ['a day', { 'retry-after': '86400' }, 3_600_000],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
    ['nothing', {}, undefined],
  ])('reads a Retry-After of %s', (_, headers: Record<string, string>, expected) => {
    const response = new Response('', { status: 503, headers });
    expect(getRefusal(response, undefined, clock).retryAfter).toBe(expected);
  });

  it('reads a Retry-After of a date by the time of day after the clock was set back', () => {
    const computer = createManualClock();
    const steady = createSteadyClock(computer);
    steady.now();
    computer.setNow(computer.now() - 3_600_000);
    const date = new Date(computer.now() + 40_000).toUTCString();
    const response = new Response('', { status: 503, headers: { 'retry-after': date } });
    expect(getRefusal(response, undefined, steady).retryAfter).toBe(40_000);
  });
});
