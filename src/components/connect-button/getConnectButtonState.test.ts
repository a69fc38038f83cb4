import { describe, expect, it } from 'vitest';
import { fakeConnection } from '../../../test/fakeConnection.ts';
import { getConnectButtonState } from './getConnectButtonState.ts';
import type { ConnectButtonFacts } from './getConnectButtonState.ts';

const xero = fakeConnection();
const facts: ConnectButtonFacts = {
  platform: undefined,
  connection: xero,
  status: 'connected',
  phase: 'idle',
  isLoading: false,
};

describe('getConnectButtonState', () => {
  it.each([
    ['loading', { status: undefined, connection: null, isLoading: true }],
    ['ready', { status: undefined, connection: null }],
    ['ready', { status: 'not_connected', connection: null }],
    ['ready', { status: 'disconnected' }],
    ['failed', { status: 'disconnected', phase: 'failed' }],
    ['creating', { status: 'not_connected', connection: null, phase: 'creating' }],
    ['waiting', { status: 'pending_auth', phase: 'awaiting_authorization' }],
    ['waiting', { status: 'pending_auth', phase: 'awaiting_authorization', platform: 'xero' }],
    ['ready', { status: 'pending_auth', phase: 'awaiting_authorization', platform: 'wave' }],
    ['pending', { status: 'pending_auth' }],
    ['blocked', { status: 'pending_auth', phase: 'blocked' }],
    ['ready', { status: 'pending_auth', phase: 'blocked', platform: 'wave' }],
    ['pending', { status: 'pending_auth', phase: 'taking_long' }],
    ['pending', { status: 'pending_auth', phase: 'failed' }],
    ['deauthorized', { status: 'deauthorized' }],
    ['deauthorized', { status: 'deauthorized', platform: 'xero' }],
    ['ready', { status: 'deauthorized', platform: 'wave' }],
    ['connected', {}],
    ['occupied', { platform: 'wave' }],
    ['connected', { platform: 'xero' }],
    ['occupied', { status: 'paused_by_provider' }],
    ['occupied', { status: 'paused_by_provider', platform: 'xero' }],
  ] as const)('returns %s for %o', (state, changes) => {
    expect(getConnectButtonState({ ...facts, ...changes })).toBe(state);
  });
});
