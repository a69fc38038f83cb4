import { describe, expect, it } from 'vitest';
import { fakeConnection } from '../../../test/fakeConnection.ts';
import { AccountingError } from '../../api/AccountingError.ts';
import type { ConnectState } from './connectReducer.ts';
import {
  findLateConnection,
  getConnectEvent,
  getDelay,
  getWaitingSince,
} from './getConnectEvent.ts';

const NOW = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;
const withStatus = (status: string) => [fakeConnection({ status })];
const waiting: ConnectState = {
  phase: 'awaiting_authorization',
  platform: 'xero',
  connectionId: 'c1',
  window: 'open',
  startedAt: NOW,
};
const failure = { action: 'connect', error: new AccountingError('network', 'No') } as const;
const failed: ConnectState = { phase: 'failed', platform: 'xero', failure };
const givenUp = { platform: 'xero', known: [], at: NOW };

describe('getConnectEvent', () => {
  const getType = (state: ConnectState, before: string, after: string) =>
    getConnectEvent(state, { before: withStatus(before), after: withStatus(after) }, NOW, undefined)
      ?.type ?? null;

  it('connects after a cancel if another connection was authorized in the meantime', () => {
    const canceled: ConnectState = { phase: 'canceled', platform: 'xero', connectionId: 'c0' };
    expect(getType(canceled, 'connected', 'connected')).toBe('connect');
    expect(getType(canceled, 'disconnected', 'disconnected')).toBeNull();
  });

  it.each([
    ['pending_auth', null],
    ['connected', 'connect'],
    ['disconnected', 'settle'],
    ['a new word of the API', 'settle'],
  ])('returns what becomes of a wait when the connection is %s', (status, type) => {
    expect(getType(waiting, 'pending_auth', status)).toBe(type);
  });

  it('ends a wait if the connection is gone, although another one is pending', () => {
    const after = [fakeConnection({ id: 'c2', status: 'pending_auth' })];
    const event = getConnectEvent(waiting, { before: after, after }, NOW, undefined);
    expect(event).toEqual({ type: 'settle' });
  });

  it('shows the entity’s status if this page waits for nothing', () => {
    expect(getType({ phase: 'idle' }, 'pending_auth', 'connected')).toBe('connect');
    expect(getType({ phase: 'connected' }, 'connected', 'deauthorized')).toBe('settle');
  });

  it('keeps a failure until the connection changes', () => {
    expect(getType(failed, 'deauthorized', 'deauthorized')).toBeNull();
    expect(getType(failed, 'deauthorized', 'connected')).toBe('connect');
    expect(getType(failed, 'pending_auth', 'disconnected')).toBe('settle');
  });

  it('leaves the outcome to a cancellation or a creation that is under way', () => {
    const creating: ConnectState = {
      phase: 'creating',
      platform: 'xero',
      connectionId: null,
      startedAt: NOW,
    };
    const canceling: ConnectState = { ...waiting, phase: 'canceling', before: waiting };
    for (const state of [creating, canceling]) {
      expect(getType(state, 'pending_auth', 'connected')).toBeNull();
    }
  });
});

describe('getDelay', () => {
  it('counts a wait as long after 3 minutes, or after the setup time if that is longer', () => {
    expect(getDelay(waiting, NOW + 3 * MINUTE, undefined)).toBeNull();
    expect(getDelay(waiting, NOW + 3 * MINUTE + 1, undefined)).toEqual({ type: 'delay' });
    expect(getDelay(waiting, NOW + 4 * MINUTE, 1)).toEqual({ type: 'delay' });
    expect(getDelay(waiting, NOW + 15 * MINUTE, 15)).toBeNull();
    expect(getDelay(waiting, NOW + 15 * MINUTE + 1, 15)).toEqual({ type: 'delay' });
  });

  it('ignores states that do not wait', () => {
    expect(getDelay(failed, NOW + 60 * MINUTE, undefined)).toBeNull();
  });
});

describe('getWaitingSince', () => {
  it('returns the start of a wait', () => {
    expect(getWaitingSince(waiting, NOW + MINUTE)).toBe(NOW);
    expect(getWaitingSince({ phase: 'connected' }, NOW)).toBeNull();
  });

  it('waits a minute for what the API makes of an aborted request', () => {
    const state: ConnectState = { phase: 'idle', givenUp };
    expect(getWaitingSince(state, NOW + MINUTE - 1)).toBe(NOW);
    expect(getWaitingSince(state, NOW + MINUTE)).toBeNull();
    // The person's clock was set back.
    expect(getWaitingSince(state, NOW - MINUTE)).toBeNull();
  });
});

describe('findLateConnection', () => {
  const find = (platform: string | null, known: string[], now = NOW) =>
    findLateConnection(
      {
        phase: 'idle',
        givenUp: { platform, known: known.map((id) => fakeConnection({ id })), at: NOW },
      },
      withStatus('pending_auth'),
      now,
    )?.id;

  it('finds a pending connection of the platform that did not exist before', () => {
    expect(find('xero', [])).toBe('c1');
    expect(find(null, ['c0'])).toBe('c1');
  });

  it('never finds a connection that this page did not ask for', () => {
    expect(find('wave', [])).toBeUndefined();
    expect(find('xero', ['c1'])).toBeUndefined();
    expect(find('xero', [], NOW + MINUTE)).toBeUndefined();
    const state: ConnectState = { phase: 'idle', givenUp };
    expect(findLateConnection(state, withStatus('connected'), NOW)).toBeUndefined();
    expect(findLateConnection({ phase: 'idle' }, withStatus('pending_auth'), NOW)).toBeUndefined();
  });
});
