import { describe, expect, it } from 'vitest';
import { AccountingError } from '../api/AccountingError.ts';
import { getPollInterval } from './getPollInterval.ts';
import type { PollConditions } from './getPollInterval.ts';

const calm: PollConditions = {
  waited: null,
  status: 'connected',
  isHidden: false,
  failures: 0,
  lastError: undefined,
};
const interval = (conditions: Partial<PollConditions>) =>
  getPollInterval({ ...calm, ...conditions }, () => 1);

describe('getPollInterval', () => {
  it('asks within two seconds while a person authorizes, then slower, and never stops', () => {
    expect(interval({ waited: 0 })).toBeLessThan(2000);
    expect(interval({ waited: 5 * 60_000 })).toBe(5000);
    expect(interval({ waited: 60 * 60_000 })).toBe(15_000);
  });

  it('goes on in a hidden page while it waits, and rests there otherwise', () => {
    expect(interval({ waited: 0, isHidden: true })).toBe(1500);
    expect(interval({ isHidden: true })).toBeNull();
  });

  it.each([
    ['connected', 60_000],
    ['deauthorized', 60_000],
    ['pending_auth', 60_000],
    ['not_connected', null],
    ['disconnected', null],
    ['a word we do not know', null],
  ])('asks a connection that is %s every %s ms', (status, expected) => {
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

  it('stops after a refusal that will not change', () => {
    const lastError = new AccountingError('session_expired', 'no');
    expect(interval({ lastError, failures: 1, waited: 0 })).toBeNull();
  });
});
