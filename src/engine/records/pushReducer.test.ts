import { describe, expect, it } from 'vitest';
import { fakeRecord } from '../../../test/fakeRecord.ts';
import { AccountingError } from '../../api/AccountingError.ts';
import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import { PUSH_DEADLINE, pushReducer } from './pushReducer.ts';
import type { PushState } from './pushReducer.ts';

const before = fakeRecord({ syncStatus: 'error', errors: 'No tax rate' });
const running: PushState = { phase: 'running', before, startedAt: 0 };
const doubt = new AccountingError('network', 'offline');
const later = '2026-01-05T08:01:00Z';

const read = (state: PushState, changes: Partial<SyncedRecord> | null, now = 1000) =>
  pushReducer(state, { type: 'read', record: changes && { ...before, ...changes }, now });

describe('pushReducer', () => {
  it('completes once the record is done', () => {
    expect(read(running, { syncStatus: 'done' })).toEqual({ phase: 'complete' });
  });

  it.each(['unknown', 'queued'])('waits while the record is %s', (syncStatus) => {
    expect(read(running, { syncStatus, updatedAt: later })).toBe(running);
  });

  it('ignores an answer that is older than the push', () => {
    const updatedAt = '2026-01-05T07:59:00Z';
    expect(read(running, { syncStatus: 'done', updatedAt })).toBe(running);
  });

  it('fails with the same error at the same time, if the record was pending in between', () => {
    const pending = read(running, { syncStatus: 'pending' });
    expect(pending).toMatchObject({ phase: 'running', startedAt: 0 });
    expect(read(pending, {})).toMatchObject({ phase: 'failed', error: { code: 'push_failed' } });
  });

  it('no longer doubts a lost request once the record is pending', () => {
    const pending = read({ ...running, doubt }, { syncStatus: 'pending', updatedAt: later });
    expect(read(pending, null, 60_000)).toBe(pending);
  });

  it('fails once the record has an error that is newer', () => {
    const state = read(running, { updatedAt: later, errors: 'Still no tax rate' });
    expect(state).toMatchObject({
      phase: 'failed',
      error: { code: 'push_failed', message: 'Still no tax rate' },
    });
  });

  it.each([
    ['the error of before', {}],
    ['no answer', null],
  ])('waits after %s', (_what, changes) => {
    expect(read(running, changes)).toBe(running);
  });

  it('completes when an object that was sent before has been sent again', () => {
    const sent = { ...running, before: fakeRecord({ syncStatus: 'done' }) };
    expect(read(sent, { syncStatus: 'done' })).toBe(sent);
    expect(read(sent, { syncStatus: 'done', updatedAt: later })).toEqual({ phase: 'complete' });
  });

  it('ends the wait after two minutes', () => {
    expect(read(running, null, PUSH_DEADLINE)).toBe(running);
    expect(read(running, null, PUSH_DEADLINE + 1)).toMatchObject({ error: { code: 'timeout' } });
  });

  it('ends the wait for a lost request after half a minute', () => {
    const lost = { ...running, doubt };
    expect(read(lost, {}, 30_000)).toBe(lost);
    expect(read(lost, {}, 30_001)).toEqual({ phase: 'failed', error: doubt });
  });
});
