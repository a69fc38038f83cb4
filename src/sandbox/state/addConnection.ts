import { getPlatformSample } from '../books/getPlatformSample.ts';
import type { SandboxEntity } from '../SandboxEntity.ts';
import { announceStatus } from '../webhook/announceStatus.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { createId } from './createId.ts';
import { createWalk } from './createWalk.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** Makes a connection in the given state. Whether the entity may have it, the caller has checked. */
export function addConnection(
  state: SandboxState,
  entity: SandboxEntity,
  platform: string,
  status: string,
): ConnectionRecord {
  const now = getNow(state);
  const wasAuthorized = status !== 'pending_auth';
  const record: ConnectionRecord = {
    id: createId(state, 'connection'),
    linkId: createId(state, 'link'),
    entity,
    platform,
    status,
    statusChanges: [],
    createdAt: now,
    updatedAt: now,
    // The API sets it to about `created_at`, although nothing was pulled: near, but not the same.
    lastPull: now + 0.184,
    syncedAt: now,
    connectedAt: wasAuthorized ? now : null,
    canceledAt: null,
    errors: null,
    organization: wasAuthorized ? (getPlatformSample(platform).organizations[0] ?? null) : null,
    walk: createWalk(platform),
    pulls: [],
    pulled: { receivables: null, line_items: null },
  };
  state.connections.push(record);
  announceStatus(state, record);
  return record;
}
