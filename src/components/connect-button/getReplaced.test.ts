import { describe, expect, it } from 'vitest';
import { fakeConnection } from '../../../test/fakeConnection.ts';
import { getReplaced } from './getReplaced.ts';

const xero = fakeConnection();

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
