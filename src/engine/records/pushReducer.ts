import { AccountingError } from '../../api/AccountingError.ts';
import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import { compareTimes } from '../../lib/compareTimes.ts';

/** The progress of sending one object again. */
export type PushState =
  | { phase: 'idle' }
  | { phase: 'requesting' }
  | {
      phase: 'running';
      /** The record before the push, or once it is pending. After the push, the record is newer. */
      before: SyncedRecord;
      /** Milliseconds since 1970. */
      startedAt: number;
      /** The error that leaves open whether the API received the request. */
      doubt?: AccountingError | undefined;
    }
  | { phase: 'complete' }
  | { phase: 'failed'; error: AccountingError };

/** The events of the push machine. */
export type PushEvent =
  | { type: 'start' }
  | {
      type: 'accept';
      before: SyncedRecord;
      startedAt: number;
      doubt?: AccountingError | undefined;
    }
  /** The API has answered, or time has passed without an answer. */
  | { type: 'read'; record: SyncedRecord | null; now: number }
  | { type: 'fail'; error: AccountingError }
  /** There is nothing to send or to follow. */
  | { type: 'reset' };

export const IDLE_PUSH: PushState = { phase: 'idle' };

/** A push that takes longer counts as failed, in milliseconds. */
export const PUSH_DEADLINE = 120_000;
/** How long a lost answer is in doubt, in milliseconds. */
const DOUBT = 30_000;

/**
 * Returns the next state, or the same object if the state ignores the event.
 * ARCHITECTURE.md shows this as a table, and a test compares the two.
 */
export function pushReducer(state: PushState, event: PushEvent): PushState {
  switch (event.type) {
    case 'start':
      return isPushing(state) ? state : { phase: 'requesting' };
    case 'accept': {
      if (state.phase !== 'requesting') return state;
      const { before, startedAt, doubt } = event;
      return { phase: 'running', before, startedAt, doubt };
    }
    case 'read':
      return state.phase === 'running' ? readPush(state, event.record, event.now) : state;
    case 'fail':
      return isPushing(state) ? { phase: 'failed', error: event.error } : state;
    case 'reset':
      return state.phase === 'idle' ? state : IDLE_PUSH;
  }
}

export const isPushing = ({ phase }: PushState): boolean =>
  phase === 'requesting' || phase === 'running';

function readPush(
  state: Extract<PushState, { phase: 'running' }>,
  record: SyncedRecord | null,
  now: number,
): PushState {
  const { before, startedAt, doubt } = state;
  const age = record ? compareTimes(record.updatedAt, before.updatedAt) : 0;
  // An answer that is older than the push is no news.
  if (record && !(age < 0)) {
    const { syncStatus } = record;
    const hasChanged = syncStatus !== before.syncStatus;
    // The API got the request. Whatever ends this is news, even an error of the same time.
    if (syncStatus === 'pending' && hasChanged)
      return { phase: 'running', before: record, startedAt };
    if (hasChanged || age > 0) {
      if (syncStatus === 'done') return { phase: 'complete' };
      if (syncStatus === 'error') {
        const message = record.errors ?? 'The accounting system did not accept the object';
        return { phase: 'failed', error: new AccountingError('push_failed', message) };
      }
    }
  }
  const waited = now - startedAt;
  if (doubt && waited > DOUBT) return { phase: 'failed', error: doubt };
  return waited > PUSH_DEADLINE
    ? { phase: 'failed', error: new AccountingError('timeout', 'No result within two minutes') }
    : state;
}
