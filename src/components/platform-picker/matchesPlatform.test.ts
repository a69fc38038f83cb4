import { describe, expect, it } from 'vitest';
import { platforms } from '../../api/platforms.ts';
import { matchesPlatform } from './matchesPlatform.ts';

const findKeys = (query: string) =>
  platforms.filter((platform) => matchesPlatform(platform, query)).map(({ key }) => key);

describe('matchesPlatform', () => {
  it.each([
    ['xero', ['xero']],
    ['  XERO ', ['xero']],
    ['Xérö', ['xero']],
    ['qbo', ['quickbooks_online', 'quickbooks_online_sandbox']],
    ['qbd', ['quickbooks_desktop']],
    ['quick books desk', ['quickbooks_desktop']],
    ['quickbooks-online', ['quickbooks_online', 'quickbooks_online_sandbox']],
    ['net suite', ['netsuite']],
    ['business central', ['dynamics_365_business_central']],
    ['sage accounting', ['sage_business_cloud_accounting']],
    ['iris', ['kashflow']],
    ['myob business', ['myob']],
    ['books zoho', ['zoho_books']],
    ['sage_50_uk', ['sage_50_uk']],
    ['lotus', []],
  ])('%s finds %o', (query, keys) => {
    expect(findKeys(query)).toEqual(keys);
  });
});
