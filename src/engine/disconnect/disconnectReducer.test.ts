// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { AccountingError } from '../../api/AccountingError.ts';
import { disconnectReducer, IDLE_DISCONNECT } from './disconnectReducer.ts';
import type { DisconnectEvent } from './disconnectReducer.ts';

const error = new AccountingError('server_error', 'no');
const run = (...events: DisconnectEvent[]) => events.reduce(disconnectReducer, IDLE_DISCONNECT);

// Which phase follows which is compared with ARCHITECTURE.md, in test/unit/machines.test.ts.
describe('disconnectReducer', () => {
  it('says why it failed, until the person tries again or the connection changes', () => {
    const failed = run({ type: 'start' }, { type: 'fail', error });
    expect(failed).toEqual({ phase: 'failed', error });
    expect(disconnectReducer(failed, { type: 'start' })).toEqual({ phase: 'disconnecting' });
    expect(disconnectReducer(failed, { type: 'reset' })).toBe(IDLE_DISCONNECT);
  });

  it('is as before when it has ended', () => {
    expect(run({ type: 'start' }, { type: 'finish' })).toBe(IDLE_DISCONNECT);
  });

  it('does not take an error that comes later for its own', () => {
    expect(run({ type: 'fail', error })).toBe(IDLE_DISCONNECT);
  });
});
