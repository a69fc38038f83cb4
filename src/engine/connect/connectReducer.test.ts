import { describe, expect, it } from 'vitest';
import { AccountingError } from '../../api/AccountingError.ts';
import { connectReducer, getFollowedId, getInitialState } from './connectReducer.ts';
import type { ConnectEvent, ConnectState } from './connectReducer.ts';

const IDLE = getInitialState(undefined);
const error = new AccountingError('server_error', 'no');
const waiting = {
  phase: 'awaiting_authorization',
  platform: 'xero',
  connectionId: 'c1',
  window: 'open',
  startedAt: 1000,
} as const satisfies ConnectState;
const start = {
  type: 'start',
  platform: 'xero',
  startedAt: 1000,
} as const satisfies ConnectEvent;

/** Returns the state after all these events. */
const run = (state: ConnectState, ...events: ConnectEvent[]) =>
  events.reduce(connectReducer, state);

// test/unit/machines.test.ts compares all transitions with ARCHITECTURE.md.
describe('connectReducer', () => {
  it('keeps the requested platform, and follows the connection once it is created', () => {
    const creating = run(IDLE, start);
    const attempt = { phase: 'creating', platform: 'xero', startedAt: 1000 };
    expect(creating).toEqual({ ...attempt, connectionId: null });
    expect(getFollowedId(creating)).toBeNull();

    const created = run(creating, { type: 'create', connectionId: 'c1' });
    expect(created).toEqual({ ...attempt, connectionId: 'c1' });
    expect(getFollowedId(created)).toBe('c1');
  });

  it('clears the previous attempt when a new one starts', () => {
    const failed = run(waiting, { type: 'cancel' }, { type: 'cancel_fail', error });
    expect(run(failed, start)).not.toHaveProperty('failure');
    expect(getFollowedId(run(failed, start))).toBeNull();
  });

  it('waits with a link if the window is blocked', () => {
    const { phase: _phase, window: _window, ...rest } = waiting;
    expect(run(IDLE, start, { type: 'block', ...rest })).toEqual({
      ...waiting,
      phase: 'blocked',
      window: 'link',
    });
  });

  it('marks the window as gone, and continues to wait for the same connection', () => {
    const gone = run(waiting, { type: 'lose_window' });
    expect(gone).toEqual({ ...waiting, window: 'gone' });
    expect(run(gone, { type: 'lose_window' })).toBe(gone);

    const long = run(gone, { type: 'delay' });
    expect(long).toEqual({ ...gone, phase: 'taking_long' });
    expect(getFollowedId(long)).toBe('c1');
  });

  it('restores the wait if canceling fails, and keeps the error until the window is reopened', () => {
    const canceling = run(waiting, { type: 'cancel' });
    expect(canceling).toMatchObject({ phase: 'canceling', connectionId: 'c1', window: 'open' });
    expect(getFollowedId(canceling)).toBe('c1');

    const failed = run(canceling, { type: 'cancel_fail', error });
    expect(failed).toEqual({ ...waiting, failure: { action: 'cancel', error } });
    expect(run(failed, { type: 'open', ...waiting })).toEqual(waiting);
  });

  it('fails if canceling fails before the wait has begun', () => {
    expect(run(IDLE, start, { type: 'cancel' }, { type: 'cancel_fail', error })).toEqual({
      phase: 'failed',
      platform: 'xero',
      failure: { action: 'cancel', error },
    });
  });

  it('names the connection that was canceled', () => {
    expect(run(waiting, { type: 'cancel' }, { type: 'cancel_done', connectionId: 'c2' })).toEqual({
      phase: 'canceled',
      platform: 'xero',
      connectionId: 'c2',
    });
  });

  it('names the action that failed, and the platform', () => {
    const failure = { action: 'connect', error };
    const failed = { phase: 'failed', platform: 'xero', failure };
    expect(run(IDLE, start, { type: 'fail', error })).toEqual(failed);
    expect(run(IDLE, { type: 'reopen_fail', error })).toEqual({
      ...failed,
      platform: null,
    });
    expect(run(waiting, { type: 'reopen_fail', error })).toEqual({ ...waiting, failure });
  });

  it('follows no connection once connecting has ended', () => {
    for (const type of ['connect', 'settle'] as const) {
      expect(getFollowedId(run(waiting, { type }))).toBeNull();
    }
    const canceled = run(waiting, { type: 'cancel' }, { type: 'cancel_done', connectionId: 'c1' });
    expect(getFollowedId(canceled)).toBeNull();
  });
});
