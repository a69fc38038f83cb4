import { describe, expect, it } from 'vitest';
import { isSamePlatform } from './isSamePlatform.ts';

describe('isSamePlatform', () => {
  it.each([
    ['xero', 'xero', true],
    ['xero', null, true],
    [undefined, 'xero', true],
    ['quickbooks', 'quickbooks_online', true],
    ['xero_v2', 'xero', true],
    ['xero', 'freeagent', false],
    ['quickbooks_online', 'quickbooks_online_sandbox', false],
    ['quickbooks_online', 'quickbooks_desktop', false],
    ['sage_50_uk', 'sage_intacct', false],
    ['exact_uk', 'exact_netherlands', false],
  ])('of %s and %s is %s', (one, other, expected) => {
    expect(isSamePlatform(one, other)).toBe(expected);
    expect(isSamePlatform(other, one)).toBe(expected);
  });
});
