import { describe, expect, it } from 'vitest';
import { fakeConnection } from '../../test/fakeConnection.ts';
import type { Connection } from '../api/Connection.ts';
import { getNextPullAt } from './getNextPullAt.ts';

const HOUR = 3_600_000;
const read = (change: Partial<Connection>, interval = HOUR) =>
  getNextPullAt(fakeConnection(change), interval);

describe('getNextPullAt', () => {
  it('is one interval after the last pull', () => {
    const lastPull = '2026-01-05T10:15:00Z';
    expect(read({ lastPull })).toBe('2026-01-05T11:15:00.000Z');
    expect(read({ lastPull }, 0)).toBe('2026-01-05T10:15:00.000Z');
  });

  it('is one interval after the last change of a connection that was never pulled', () => {
    for (const lastPull of [null, '2026-01-05T08:00:00Z']) {
      const updatedAt = '2026-01-05T08:30:00Z';
      expect(read({ lastPull, updatedAt })).toBe('2026-01-05T09:30:00.000Z');
    }
  });

  it.each(['pending_auth', 'deauthorized', 'disconnected', 'paused'])(
    'is unknown for a connection that is %s',
    (status) => {
      expect(read({ status })).toBeNull();
    },
  );

  it('is unknown without a connection, without a time, and with an interval that has no end', () => {
    expect(getNextPullAt(null, HOUR)).toBeNull();
    expect(read({ updatedAt: 'yesterday' })).toBeNull();
    expect(read({}, Infinity)).toBeNull();
  });
});
