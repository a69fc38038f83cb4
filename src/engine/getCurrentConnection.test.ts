import { describe, expect, it } from 'vitest';
import type { Connection } from '../api/Connection.ts';
import { getCurrentConnection } from './getCurrentConnection.ts';

let day = 0;
function connection(status: string): Connection {
  day += 1;
  return {
    id: `${status} ${day}`,
    platform: 'xero',
    status,
    authorizationUrl: null,
    createdAt: new Date(Date.UTC(2026, 0, day)).toISOString(),
    updatedAt: '2026-01-01T00:00:00Z',
    lastPull: null,
    errors: [],
    businessInfo: null,
  };
}

describe('getCurrentConnection', () => {
  it('returns null for an empty list', () => {
    expect(getCurrentConnection([])).toBeNull();
  });

  it.each([
    ['connected', 'pending_auth'],
    ['connected', 'a word we do not know'],
    ['a word we do not know', 'pending_auth'],
    ['pending_auth', 'deauthorized'],
    ['deauthorized', 'disconnected'],
  ])('prefers %s to a newer %s, in any order', (winner, loser) => {
    const [first, second] = [connection(winner), connection(loser)];
    expect(getCurrentConnection([first, second])).toBe(first);
    expect(getCurrentConnection([second, first])).toBe(first);
  });

  it('prefers the newer of two connections with the same status, in any order', () => {
    const [older, newer] = [connection('disconnected'), connection('disconnected')];
    expect(getCurrentConnection([older, newer])).toBe(newer);
    expect(getCurrentConnection([newer, older])).toBe(newer);
  });
});
