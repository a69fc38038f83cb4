import type { Pull } from '../Pull.ts';
import { readIssue } from '../readConnection.ts';
import { readBody } from '../readFields.ts';
import type { Fields } from '../readFields.ts';

/** Reads the pulls that the API has accepted. */
export const readPulls = (text: string): Pull[] => readBody(text).list('data', readPull);

function readPull(wire: Fields): Pull {
  return {
    id: wire.text('id'),
    connectionId: wire.textOrNull('connection_id'),
    resourceType: wire.textOrNull('resource_type'),
    status: wire.textOrNull('status'),
    requestedAt: wire.textOrNull('requested_at'),
    errors: wire.listOrEmpty('errors', readIssue),
  };
}
