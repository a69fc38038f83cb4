import { describe, expect, it } from 'vitest';
import type { Connection } from '../../api/Connection.ts';
import { getReplaced } from './getReplaced.ts';

const xero: Connection = {
  id: '1',
  platform: 'xero',
  status: 'connected',
  authorizationUrl: null,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  lastPull: null,
  errors: [],
  businessInfo: null,
};

describe('getReplaced', () => {
  it.each([
    [undefined, xero, undefined],
    ['not_connected', null, undefined],
    ['disconnected', xero, undefined],
    ['pending_auth', xero, undefined],
    ['deauthorized', xero, undefined],
    ['connected', xero, 'xero'],
    ['paused_by_provider', xero, 'xero'],
    ['connected', { ...xero, platform: null }, null],
  ])(
    'returns the platform that connecting would replace while the status is %s',
    (status, connection, expected) => {
      expect(getReplaced(connection, status)).toBe(expected);
    },
  );
});
