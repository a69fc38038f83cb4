import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { SandboxState } from './SandboxState.ts';

/** The connection's `connection_url`. */
export function getAuthorizationUrl(state: SandboxState, record: ConnectionRecord): string {
  return `${state.config.pagesOrigin}/authorize/${record.linkId}`;
}
