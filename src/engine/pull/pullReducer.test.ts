import { describe, expect, it } from 'vitest';
import { AccountingError } from '../../api/AccountingError.ts';
import type { Connection } from '../../api/Connection.ts';
import { pullReducer } from './pullReducer.ts';
import type { PullState } from './pullReducer.ts';

const connection: Connection = {
  id: 'c1',
  platform: 'xero',
  status: 'connected',
  authorizationUrl: null,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  lastPull: '2026-01-01T00:00:00Z',
  errors: [{ message: 'a' }, { message: 'b' }],
  businessInfo: null,
};
const running = {
  phase: 'running',
  resourceType: null,
  pulls: [],
  startedAt: 0,
  mark: {
    connectionId: 'c1',
    platform: 'xero',
    lastPull: connection.lastPull,
    updatedAt: connection.updatedAt,
    messages: ['a', 'b'],
  },
} as const satisfies PullState;
const read = (state: PullState, connections: readonly Connection[], now = 0) =>
  pullReducer(state, { type: 'read', connections, now });
const advance = (change: Partial<Connection>) => read(running, [{ ...connection, ...change }]);

describe('pullReducer', () => {
  it('goes on while the API says nothing new, and keeps the state as it is', () => {
    expect(advance({})).toBe(running);
  });

  it('goes on when an error that was there before is cleared', () => {
    expect(advance({ errors: [{ message: 'a' }] })).toBe(running);
  });

  it('fails on an error that was not there before, also when last_pull moved', () => {
    const errors = [{ message: 'a' }, { message: 'c' }];
    expect(advance({ errors, lastPull: '2026-01-01T01:00:00Z' })).toMatchObject({
      phase: 'failed',
      error: { code: 'pull_failed', message: 'a; c' },
    });
  });

  it('is complete when last_pull moved, whatever the old errors', () => {
    expect(advance({ lastPull: '2026-01-01T01:00:00Z' })).toMatchObject({ phase: 'complete' });
  });

  it.each(['deauthorized', 'disconnected', 'pending_auth'])('fails when it is %s', (status) => {
    expect(advance({ status })).toMatchObject({ phase: 'failed' });
  });

  it('goes on with a status it does not know, to the deadline', () => {
    const unknown = [{ ...connection, status: 'unknown' }];
    expect(read(running, unknown, 14 * 60_000)).toBe(running);
    expect(read(running, unknown, 16 * 60_000)).toMatchObject({ error: { code: 'timeout' } });
  });

  it('fails when the API no longer lists the connection', () => {
    expect(read(running, [])).toMatchObject({ phase: 'failed', error: { code: 'pull_failed' } });
  });

  it('gives a pull whose answer was lost a minute, and tells if it comes later after all', () => {
    const doubt = new AccountingError('network', 'offline');
    const doubted = { ...running, doubt };
    expect(read(doubted, [connection], 59_000)).toBe(doubted);
    const failed = read(doubted, [connection], 61_000);
    expect(failed).toMatchObject({ phase: 'failed', error: doubt });

    const moved = { ...connection, lastPull: '2026-01-01T01:00:00Z' };
    expect(read(failed, [moved], 70_000)).toMatchObject({ phase: 'complete' });
  });
});
