import { describe, expect, it } from 'vitest';
import { platforms } from '../../api/platforms.ts';
import { findPlatforms } from './findPlatforms.ts';

const findKeys = (query: string) => findPlatforms(platforms, query).map(({ key }) => key);

describe('findPlatforms', () => {
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
    ['books zoho', ['zoho_books']],
    ['sage_50_uk', ['sage_50_uk']],
    ['lotus', []],
  ])('finds %s', (query, keys) => {
    expect(findKeys(query)).toEqual(keys);
  });

  it.each([
    ['Sage Accounting', 'Sage Business Cloud Accounting', 'sage_business_cloud_accounting'],
    ['Sage 50 Accounts', 'Sage 50 (UK)', 'sage_50_uk'],
    ['Sage 200 Standard', 'sage 200cloud', 'sage_200cloud'],
    ['MYOB Business', 'accountright', 'myob'],
    ['Exact Online (NL)', 'exact netherlands', 'exact_netherlands'],
    ['IRIS', 'Kash Flow', 'kashflow'],
  ])('finds %s by its former name too, %s', (name, formerName, key) => {
    expect(findKeys(name)[0]).toBe(key);
    expect(findKeys(formerName)).toEqual([key]);
  });

  it('lists first what begins with these letters', () => {
    expect(findKeys('x').slice(0, 3)).toEqual(['xero', 'exact_netherlands', 'exact_uk']);
    expect(findKeys('books')).toEqual([
      'clear_books',
      'freshbooks',
      'quickbooks_desktop',
      'quickbooks_online',
      'quickbooks_online_sandbox',
      'zoho_books',
    ]);
  });

  it.each([
    ['quikbooks online', ['quickbooks_online', 'quickbooks_online_sandbox']],
    ['quickboooks desk', ['quickbooks_desktop']],
    ['zero', ['xero']],
    ['xeor', ['xero']],
    ['freshboks', ['freshbooks']],
    ['netsiute', ['netsuite']],
    ['zohoo', ['zoho_books']],
  ])('forgives a slip in each word, such as %s', (query, keys) => {
    expect(findKeys(query)).toEqual(keys);
  });

  it('forgives no slip in short words, and none if there is something that fits', () => {
    expect(findKeys('zer')).toEqual([]);
    expect(findKeys('wave')).toEqual(['wave']);
  });
});
