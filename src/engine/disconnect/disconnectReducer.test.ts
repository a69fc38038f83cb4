import { describe, expect, it } from 'vitest';
import { AccountingError } from '../../api/AccountingError.ts';
import { disconnectReducer, IDLE_DISCONNECT } from './disconnectReducer.ts';
import type { DisconnectEvent } from './disconnectReducer.ts';

const error = new AccountingError('server_error', 'no');
const run = (...events: DisconnectEvent[]) => events.reduce(disconnectReducer, IDLE_DISCONNECT);

// test/unit/machines.test.ts compares all transitions with ARCHITECTURE.md.
describe('disconnectReducer', () => {
  it('keeps the error until the person tries again or the connection changes', () => {
    const failed = run({ type: 'start' }, { type: 'fail', error });
    expect(failed).toEqual({ phase: 'failed', error });
    expect(disconnectReducer(failed, { type: 'start' })).toEqual({ phase: 'disconnecting' });
    expect(disconnectReducer(failed, { type: 'reset' })).toBe(IDLE_DISCONNECT);
  });

  it('returns to `idle` when it has finished', () => {
    expect(run({ type: 'start' }, { type: 'finish' })).toBe(IDLE_DISCONNECT);
  });

  it('ignores an error that arrives while idle', () => {
    expect(run({ type: 'fail', error })).toBe(IDLE_DISCONNECT);
  });
});
