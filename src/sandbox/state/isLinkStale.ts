import type { ConnectionRecord } from './ConnectionRecord.ts';
import { getNow } from './getNow.ts';
import type { SandboxState } from './SandboxState.ts';

/** Whether a `connection_url` no longer opens: too old, used to the end, or cut off. */
export function isLinkStale(state: SandboxState, record: ConnectionRecord): boolean {
  return (
    record.status !== 'pending_auth' ||
    getNow(state) >= record.createdAt + state.config.authorizationLifetime
  );
}
