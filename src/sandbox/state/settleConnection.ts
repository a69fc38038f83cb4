import { changeStatus } from './changeStatus.ts';
import type { ConnectionRecord, PullRecord } from './ConnectionRecord.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** Applies everything that has become due since the connection was last read. */
export function settleConnection(state: SandboxState, record: ConnectionRecord): ConnectionRecord {
  const now = getNow(state);
  const interval = state.config.syncInterval;
  const changes = record.statusChanges;
  record.statusChanges = changes.filter(({ at }) => at > now);
  for (const { status, at } of changes) {
    if (at > now) break;
    applyPullsUntil(record, at, interval);
    changeStatus(state, record, status, at);
  }
  applyPullsUntil(record, now, interval);
  return record;
}

function applyPullsUntil(record: ConnectionRecord, time: number, interval: number): void {
  if (record.status !== 'connected') return;
  const due = record.pulls
    .filter((pull) => pull.outcome === null && pull.finishesAt <= time)
    .toSorted((one, other) => one.finishesAt - other.finishesAt);
  for (const pull of due) {
    applySyncsUntil(record, pull.finishesAt, interval);
    finishPull(record, pull);
  }
  applySyncsUntil(record, time, interval);
}

function finishPull(record: ConnectionRecord, pull: PullRecord): void {
  pull.outcome = pull.error === null ? 'done' : 'error';
  if (pull.error === null) {
    recordPulledData(record, [pull.resourceType], pull.finishesAt);
    return;
  }
  record.errors = [{ message: pull.error }];
  record.updatedAt = Math.max(record.updatedAt, pull.finishesAt);
}

function applySyncsUntil(record: ConnectionRecord, time: number, interval: number): void {
  const syncs = Math.floor((time - record.syncedAt) / interval);
  if (syncs > 0) {
    recordPulledData(record, ['receivables', 'line_items'], record.syncedAt + syncs * interval);
  }
}

function recordPulledData(
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
