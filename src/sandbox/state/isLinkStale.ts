import type { ConnectionRecord } from './ConnectionRecord.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/**
 * Whether a `connection_url` no longer works: it has expired, was used, or its connection ended.
 */
export function isLinkStale(state: SandboxState, record: ConnectionRecord): boolean {
  return (
    record.status !== 'pending_auth' ||
    getNow(state) >= record.createdAt + state.config.authorizationLifetime
  );
}
