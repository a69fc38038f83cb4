import { createUpdateStream } from 'react-accounting-connect/server';
import type { UpdateStream } from 'react-accounting-connect/server';
import { getCompany } from './session.server';

declare global {
  var accountingUpdates: UpdateStream | undefined;
}

function startUpdates() {
  const updates = createUpdateStream({
    resolveEntity: async (request) => (await getCompany(request))?.entityId,
  });
  // The server stops by itself once the streams have ended.
  process.once('SIGTERM', updates.close);
  process.once('SIGINT', updates.close);
  return updates;
}

// In development, this module runs again after a code change. There must be only one stream, because a second
// one would not reach the pages of the first.
export const updates = (globalThis.accountingUpdates ??= startUpdates());
