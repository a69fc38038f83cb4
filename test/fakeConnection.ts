import type { Connection } from '../src/api/Connection.ts';

/** Returns a connection as the API layer does, for tests without an API. */
export function fakeConnection(changes: Partial<Connection> = {}): Connection {
  return {
    id: 'c1',
    platform: 'xero',
    status: 'connected',
    authorizationUrl: 'https://sandbox.test/authorize',
    createdAt: '2026-01-05T08:00:00Z',
    updatedAt: '2026-01-05T08:00:00Z',
    lastPull: '2026-01-05T08:00:00Z',
    errors: [],
    businessInfo: null,
    ...changes,
  };
}
