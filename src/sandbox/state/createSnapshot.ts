import { formatTimestamp } from '../lib/formatTimestamp.ts';
import type { SandboxConnection, SandboxPull } from '../SandboxConnection.ts';
import type { ConnectionRecord, PullRecord } from './ConnectionRecord.ts';
import { getAuthorizationUrl } from './getAuthorizationUrl.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';
import { settleConnection } from './settleConnection.ts';

/** Creates a snapshot of a connection. */
export function createSnapshot(state: SandboxState, record: ConnectionRecord): SandboxConnection {
  settleConnection(state, record);
  const now = getNow(state);
  return {
    id: record.id,
    entityId: record.entity.id,
    platform: record.platform,
    status: record.status,
    authorizationUrl: getAuthorizationUrl(state, record),
    createdAt: formatTimestamp(record.createdAt),
    updatedAt: formatTimestamp(record.updatedAt),
    lastPull: formatTimestamp(record.lastPull),
    errors: record.errors,
    organization: record.organization,
    canceledAt: record.canceledAt === null ? null : formatTimestamp(record.canceledAt),
    pulls: record.pulls.map((pull) => ({
      id: pull.id,
      resourceType: pull.resourceType,
      status: getPullStatus(pull, now),
      requestedAt: formatTimestamp(pull.requestedAt),
    })),
  };
}

function getPullStatus(pull: PullRecord, now: number): SandboxPull['status'] {
  return pull.outcome ?? (now < pull.startsAt ? 'queued' : 'running');
}
