import { describe, expect, it } from 'vitest';
import { getPlatforms } from '../../api/getPlatforms.ts';
import type { PlatformsOption } from '../../api/Platform.ts';
import { getPopular } from './getPopular.ts';

const getKeys = (tag: string, option?: PlatformsOption) =>
  getPopular(getPlatforms(option), option, tag).map(({ key }) => key);

const US = [
  'quickbooks_online',
  'quickbooks_desktop',
  'sage_intacct',
  'netsuite',
  'freshbooks',
  'xero',
];
const UK = [
  'xero',
  'quickbooks_online',
  'sage_50_uk',
  'sage_business_cloud_accounting',
  'freeagent',
  'netsuite',
];
const AUSTRALIA = ['xero', 'myob', 'quickbooks_online', 'netsuite'];

describe('getPopular', () => {
  it.each([
    ['en-US', US],
    ['en', US],
    ['en-GB', UK],
    ['en-IE', UK],
    ['cy', UK],
    ['en-AU', AUSTRALIA],
    ['en-NZ', AUSTRALIA],
    ['fr-CA', ['quickbooks_online', 'quickbooks_desktop', 'sage_business_cloud_accounting']],
    ['de', ['sage_business_cloud_accounting', 'xero', 'quickbooks_online', 'netsuite']],
    ['es-ES', ['sage_business_cloud_accounting', 'xero', 'quickbooks_online']],
    ['pt-PT', ['sage_business_cloud_accounting', 'xero', 'quickbooks_online']],
    ['nl', ['exact_netherlands', 'xero', 'quickbooks_online']],
    ['pl', ['xero', 'quickbooks_online', 'sage_business_cloud_accounting']],
    ['it', ['xero', 'quickbooks_online', 'sage_business_cloud_accounting']],
  ])('starts with what most people of the region of %s use', (tag, keys) => {
    expect(getKeys(tag).slice(0, keys.length)).toEqual(keys);
  });

  it('returns at most six', () => {
    for (const tag of ['en-US', 'en-GB', 'nl', 'pl', 'ja']) expect(getKeys(tag)).toHaveLength(6);
  });

  it('prefers the partner’s order, without test platforms and retired ones', () => {
    const list = ['sandbox', 'wave', 'kashflow', 'xero', 'own', 'netsuite', 'freeagent', 'myob'];
    const more = ['freshbooks', 'zoho_books'];
    expect(getKeys('en-US', [...list, ...more])).toEqual([
      'wave',
      'xero',
      'own',
      'netsuite',
      'freeagent',
      'myob',
    ]);
  });

  it('knows a platform by the key that the partner gives it', () => {
    const option = { quickbooks_online: { key: 'qbo_7' }, xero: { name: 'Xero AU' } };
    expect(getKeys('en-AU', option)).toEqual(['xero', 'myob', 'qbo_7', 'netsuite']);
  });

  it('returns none if the list is short, or if few of them are in it', () => {
    expect(getKeys('en-US', ['xero', 'wave', 'netsuite', 'freshbooks'])).toEqual([]);
    const others = getPlatforms(undefined).filter(({ key }) => !US.slice(2).includes(key));
    expect(getPopular(others, undefined, 'en-US')).toEqual([]);
  });
});
