import { describe, expect, it } from 'vitest';
import { fakeConnection } from '../../../test/fakeConnection.ts';
import { isNewAccess } from './isNewAccess.ts';

const isNew = (status: string | null, key: string | undefined, canChoosePlatform = true) =>
  isNewAccess(status === null ? null : fakeConnection({ status }), key, canChoosePlatform);

describe('isNewAccess', () => {
  it.each([
    ['the first connection', null, 'xero', true],
    ['the first one without a key', null, undefined, true],
    ['one after a disconnect', 'disconnected', 'xero', true],
    ['a pending connection that is resumed', 'pending_auth', undefined, false],
    ['a pending connection to other software', 'pending_auth', 'freeagent', true],
    ['a reconnect', 'deauthorized', undefined, false],
    ['a reconnect by its key', 'deauthorized', 'xero', false],
    ['other software after a deauthorization', 'deauthorized', 'freeagent', true],
    ['a working connection that is renewed', 'connected', 'xero', false],
    ['a switch', 'connected', 'freeagent', true],
  ] as const)('of %s', (_, status, key, expected) => {
    expect(isNew(status, key)).toBe(expected);
  });

  it.each([
    [null, true],
    ['disconnected', true],
    ['pending_auth', false],
    ['deauthorized', false],
    ['connected', true],
    ['on_hold', true],
  ])('of a connection that is %s, if the person chooses while signing in', (status, expected) => {
    expect(isNew(status, undefined, false)).toBe(expected);
  });
});
