import type { Connection } from '../src/api/Connection.ts';

/** A connection as the API layer gives it, for tests that have no API. */
export function fakeConnection(given: Partial<Connection> = {}): Connection {
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
    ...given,
  };
}
