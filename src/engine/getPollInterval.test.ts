import { describe, expect, it } from 'vitest';
import { AccountingError } from '../api/AccountingError.ts';
import { getHold, getPollInterval } from './getPollInterval.ts';
import type { PollConditions } from './getPollInterval.ts';

const calm: PollConditions = {
  waited: null,
  status: 'connected',
  isHidden: false,
  idleTime: 0,
  failures: 0,
  lastError: undefined,
};
const interval = (conditions: Partial<PollConditions>) =>
  getPollInterval({ ...calm, ...conditions }, () => 1);

describe('getPollInterval', () => {
  it('polls within two seconds while a person authorizes, then more slowly, and never stops', () => {
    expect(interval({ waited: 0 })).toBeLessThan(2000);
    expect(interval({ waited: 5 * 60_000 })).toBe(5000);
    expect(interval({ waited: 60 * 60_000 })).toBe(15_000);
  });

  it('polls less if nobody is at the page, but not during a wait', () => {
    expect(interval({ idleTime: 600_000 })).toBe(60_000);
    expect(interval({ idleTime: 600_001 })).toBe(300_000);
    expect(interval({ idleTime: Infinity, waited: 0 })).toBe(1500);
    expect(interval({ idleTime: Infinity, status: 'disconnected' })).toBeNull();
  });

  it('polls in a hidden page only during a wait', () => {
    expect(interval({ waited: 0, isHidden: true })).toBe(1500);
    expect(interval({ isHidden: true })).toBeNull();
  });

  it.each([
    ['connected', 60_000],
    ['deauthorized', 60_000],
    ['pending_auth', 60_000],
    [undefined, null],
    ['disconnected', null],
    ['a word we do not know', 60_000],
  ])('with the status %s, polls every %s ms', (status, expected) => {
    expect(interval({ status })).toBe(expected);
  });

  it('backs off while reads fail, up to half a minute', () => {
    const lastError = new AccountingError('server_error', 'no');
    const intervals = [1, 2, 3, 9].map((failures) => interval({ lastError, failures }));
    expect(intervals).toEqual([1000, 2000, 4000, 30_000]);
    expect(getPollInterval({ ...calm, lastError, failures: 1 }, () => 0)).toBe(500);
  });

  it('obeys Retry-After', () => {
    const lastError = new AccountingError('rate_limited', 'no', { retryAfter: 90_000 });
    expect(interval({ lastError, failures: 1 })).toBe(90_000);
  });

  it('doubles the pause that the API requested with each further refusal, up to a minute', () => {
    const getHolds = (status: number | undefined, retryAfter: number) =>
      [1, 2, 3, 9].map((failures) => {
        const code = status === 503 ? 'server_error' : 'rate_limited';
        return getHold(failures, new AccountingError(code, 'no', { status, retryAfter }));
      });
    expect(getHolds(503, 3000)).toEqual([3000, 6000, 12_000, 60_000]);
    // The client has already retried once.
    expect(getHolds(429, 3000)).toEqual([6000, 12_000, 24_000, 60_000]);
    expect(getHolds(429, 20_000)).toEqual([20_000, 40_000, 60_000, 60_000]);
    expect(getHolds(429, 90_000)).toEqual([90_000, 90_000, 90_000, 90_000]);
    // The queue knows how long the pause lasts.
    expect(getHolds(undefined, 11_000)).toEqual([11_000, 11_000, 11_000, 11_000]);
  });

  it('does not pause after a failure without a requested pause', () => {
    expect(getHold(0, undefined)).toBe(0);
    expect(getHold(3, new AccountingError('network', 'no'))).toBe(0);
    expect(getHold(1, new AccountingError('forbidden', 'no', { retryAfter: 9000 }))).toBe(0);
  });

  it('stops after a permanent refusal', () => {
    const lastError = new AccountingError('session_expired', 'no');
    expect(interval({ lastError, failures: 1, waited: 0 })).toBeNull();
  });
});
