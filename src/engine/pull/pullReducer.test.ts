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
  it('returns the same state while the API reports nothing new', () => {
    expect(advance({})).toBe(running);
  });

  it('keeps running when an old error is cleared', () => {
    expect(advance({ errors: [{ message: 'a' }] })).toBe(running);
  });

  it('fails on a new error, even if last_pull has changed', () => {
    const errors = [{ message: 'a' }, { message: 'c' }];
    expect(advance({ errors, lastPull: '2026-01-01T01:00:00Z' })).toMatchObject({
      phase: 'failed',
      error: { code: 'pull_failed', message: 'a; c' },
    });
  });

  it.each([
    ['a newer time', '2026-01-01T00:00:00.000001Z', 'complete'],
    ['an older time', '2025-12-31T23:59:59.999999Z', 'running'],
    ['the same time in another form', '2026-01-01T01:00:00.000+01:00', 'running'],
    ['something that is not a time', 'today', 'complete'],
    ['nothing', null, 'running'],
  ])('reads %s as last_pull: %s', (_, lastPull, phase) => {
    expect(advance({ lastPull, errors: [] }).phase).toBe(phase);
  });

  it('completes with any last_pull if there was none, or none that is a time', () => {
    for (const lastPull of [null, 'never']) {
      const state = { ...running, mark: { ...running.mark, lastPull } };
      expect(read(state, [{ ...connection, errors: [] }]).phase).toBe('complete');
    }
  });

  it.each([
    ['fails on old errors after a change', '2026-01-01T00:00:01Z', 'a', 'failed'],
    ['ignores the old errors of an older answer', '2025-12-31T00:00:00Z', 'a', 'running'],
    ['ignores other errors of an older answer', '2025-12-31T00:00:00Z', 'c', 'running'],
    ['fails on other errors at the same time', connection.updatedAt, 'c', 'failed'],
    ['fails on other errors at this time in another form', '2026-01-01T00:00:00.0Z', 'c', 'failed'],
    ['fails on errors if the time cannot be read', 'today', 'a', 'failed'],
  ])('%s', (_, updatedAt, message, phase) => {
    expect(advance({ updatedAt, errors: [{ message }] }).phase).toBe(phase);
  });

  it('completes when last_pull changes, even with old errors', () => {
    expect(advance({ lastPull: '2026-01-01T01:00:00Z' })).toMatchObject({ phase: 'complete' });
  });

  it.each(['deauthorized', 'disconnected', 'pending_auth'])(
    'fails when the connection is %s',
    (status) => {
      expect(advance({ status })).toMatchObject({ phase: 'failed' });
    },
  );

  it('keeps running with an unknown status until the deadline', () => {
    const unknown = [{ ...connection, status: 'unknown' }];
    expect(read(running, unknown, 14 * 60_000)).toBe(running);
    expect(read(running, unknown, 16 * 60_000)).toMatchObject({ error: { code: 'timeout' } });
  });

  it('fails when the API no longer lists the connection', () => {
    expect(read(running, [])).toMatchObject({ phase: 'failed', error: { code: 'pull_failed' } });
  });

  it('fails a pull whose answer was lost after a minute, and completes it if it finishes later', () => {
    const doubt = new AccountingError('network', 'offline');
    const doubted = { ...running, doubt };
    expect(read(doubted, [connection], 59_000)).toBe(doubted);
    const failed = read(doubted, [connection], 61_000);
    expect(failed).toMatchObject({ phase: 'failed', error: doubt });

    const moved = { ...connection, lastPull: '2026-01-01T01:00:00Z' };
    expect(read(failed, [moved], 70_000)).toMatchObject({ phase: 'complete' });
  });
});
