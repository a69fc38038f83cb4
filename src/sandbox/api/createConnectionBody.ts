import type { ApiVersion } from '../../api/VERSIONS.ts';
import { formatTimestamp } from '../lib/formatTimestamp.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import { getAuthorizationUrl } from '../state/getAuthorizationUrl.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { settleConnection } from '../state/settleConnection.ts';

/** Creates the body of a connection, as the API sends it. */
export function createConnectionBody(
  state: SandboxState,
  record: ConnectionRecord,
  version: ApiVersion,
) {
  settleConnection(state, record);
  const body = {
    id: record.id,
    created_at: formatTimestamp(record.createdAt),
    updated_at: formatTimestamp(record.updatedAt),
    status: record.status,
    // Absent until the person has chosen one.
    ...(record.platform !== null && { platform: record.platform }),
    connection_url: getAuthorizationUrl(state, record),
    last_pull: formatTimestamp(record.lastPull),
    errors: record.errors,
  };
  if (version === '2023-03-14' && !state.config.businessInfo) return body;
  const name = record.organization;
  return {
    ...body,
    business_info:
      name === null
        ? null
        : {
            name,
            legal_name: name,
            email: state.config.signIn.email,
            type: 'company',
            base_currency: record.entity.currency,
          },
  };
}
