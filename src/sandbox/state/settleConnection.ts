import { changeStatus } from './changeStatus.ts';
import type { ConnectionRecord, PullRecord } from './ConnectionRecord.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** Brings a connection up to the clock: what was due since it was last looked at has happened. */
export function settleConnection(state: SandboxState, record: ConnectionRecord): ConnectionRecord {
  const now = getNow(state);
  const interval = state.config.syncInterval;
  const changes = record.statusChanges;
  record.statusChanges = changes.filter(({ at }) => at > now);
  for (const { status, at } of changes) {
    if (at > now) break;
    pullUntil(record, at, interval);
    changeStatus(state, record, status, at);
  }
  pullUntil(record, now, interval);
  return record;
}

function pullUntil(record: ConnectionRecord, time: number, interval: number): void {
  if (record.status !== 'connected') return;
  const due = record.pulls
    .filter((pull) => pull.outcome === null && pull.finishesAt <= time)
    .toSorted((one, other) => one.finishesAt - other.finishesAt);
  for (const pull of due) {
    syncUntil(record, pull.finishesAt, interval);
    finishPull(record, pull);
  }
  syncUntil(record, time, interval);
}

function finishPull(record: ConnectionRecord, pull: PullRecord): void {
  pull.outcome = pull.error === null ? 'done' : 'error';
  if (pull.error === null) {
    receive(record, [pull.resourceType], pull.finishesAt);
    return;
  }
  record.errors = [{ message: pull.error }];
  record.updatedAt = Math.max(record.updatedAt, pull.finishesAt);
}

function syncUntil(record: ConnectionRecord, time: number, interval: number): void {
  const syncs = Math.floor((time - record.syncedAt) / interval);
  if (syncs > 0) {
    receive(record, ['receivables', 'line_items'], record.syncedAt + syncs * interval);
  }
}

function receive(
  record: ConnectionRecord,
  resourceTypes: readonly PullRecord['resourceType'][],
  time: number,
): void {
  for (const type of resourceTypes) {
    record.pulled[type] = { first: record.pulled[type]?.first ?? time, last: time };
  }
  record.lastPull = time;
  record.syncedAt = time;
  record.updatedAt = Math.max(record.updatedAt, time);
  record.errors = null;
}
