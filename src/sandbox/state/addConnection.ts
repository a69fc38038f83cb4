import { getPlatformSample } from '../books/getPlatformSample.ts';
import type { SandboxEntity } from '../SandboxEntity.ts';
import { announceStatus } from '../webhook/announceStatus.ts';
import type { ConnectionRecord } from './ConnectionRecord.ts';
import { createId } from './createId.ts';
import { createProgress } from './createProgress.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** Adds a connection. Callers check that the entity may have it. */
export function addConnection(
  state: SandboxState,
  entity: SandboxEntity,
  platform: string | null,
  status: string,
  /** The organization that the person chooses. */
  organization?: string,
): ConnectionRecord {
  const now = getNow(state);
  const wasAuthorized = status !== 'pending_auth';
  const progress = createProgress(platform);
  progress.organization = organization ?? progress.organization;
  const record: ConnectionRecord = {
    id: createId(state, 'connection'),
    linkId: createId(state, 'link'),
    entity,
    platform,
    status,
    statusChanges: [],
    createdAt: now,
    updatedAt: now,
    // The API sets `last_pull` to about `created_at`, although nothing was pulled.
    lastPull: now + 0.184,
    syncedAt: now,
    connectedAt: wasAuthorized ? now : null,
    canceledAt: null,
    errors: null,
    organization: wasAuthorized
      ? (organization ?? getPlatformSample(platform).organizations[0])
      : null,
    progress,
    pulls: [],
    pulled: { receivables: null, line_items: null },
  };
  state.connections.push(record);
  announceStatus(state, record);
  return record;
}
