import type { ConnectionRecord } from './ConnectionRecord.ts';
import type { SandboxState } from './SandboxState.ts';

/** The `connection_url` of a connection. */
export function getAuthorizationUrl(state: SandboxState, record: ConnectionRecord): string {
  return `${state.config.pagesOrigin}/authorize/${record.linkId}`;
}
