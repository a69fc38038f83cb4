import { describe, expect, it } from 'vitest';
import { renderHookWithSandbox } from '../../test/renderHookWithSandbox.tsx';
import type { PlatformsOption } from '../api/Platform.ts';
import { platforms as catalogue } from '../api/platforms.ts';
import { usePlatforms } from './usePlatforms.ts';

function setup(platforms?: PlatformsOption) {
  const view = renderHookWithSandbox(usePlatforms, { provider: { platforms } });
  return { ...view, platforms: view.result.current.platforms };
}

describe('usePlatforms', () => {
  it('lists the whole catalogue, each platform once, from A to Z, without a request', () => {
    const { platforms, getCalls } = setup();

    expect(platforms).toEqual(catalogue);
    expect(new Set(platforms.map(({ key }) => key)).size).toBe(catalogue.length);
    const names = platforms.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
    expect(getCalls()).toEqual([]);
  });

  it('returns the facts of a platform', () => {
    const { platforms } = setup();

    expect(platforms.find(({ key }) => key === 'sage_50_uk')).toEqual({
      key: 'sage_50_uk',
      name: 'Sage 50 Accounts',
      formerName: 'Sage 50 (UK)',
      authorization: 'connector',
      notes: ['windows_same_computer', 'license_key', 'second_user_to_write'],
      device: 'windows',
      setupMinutes: [0, 30],
      regions: ['GB', 'IE'],
      isTest: false,
      isReadOnly: false,
      push: ['customers', 'suppliers', 'invoices', 'bills', 'payments'],
      checkedAt: '2026-11-22',
    });
    const retired = platforms.filter(({ retiredAt }) => retiredAt);
    expect(retired.map(({ key }) => key)).toEqual(['clear_books', 'kashflow', 'pandle']);
    expect(retired.every(({ isReadOnly }) => isReadOnly)).toBe(true);
  });

  it('returns the partner’s keys in order, unknown ones included', () => {
    const { platforms } = setup(['xero', 'abacus_one', 'wave']);

    expect(platforms.map(({ name }) => name)).toEqual(['Xero', 'Abacus one', 'Wave']);
  });

  it('applies the partner’s key, name, icon and URL, and keeps all other platforms', () => {
    const { platforms } = setup({
      xero: { key: 'xero_uk', name: 'Xero UK', icon: 'X', url: 'https://help.test' },
      abacus: { name: 'Abacus' },
    });

    expect(platforms).toHaveLength(catalogue.length + 1);
    expect(platforms.find(({ key }) => key === 'xero_uk')).toMatchObject({
      name: 'Xero UK',
      icon: 'X',
      url: 'https://help.test',
      regions: ['GB', 'US', 'AU'],
    });
    expect(platforms.at(-1)).toMatchObject({ key: 'abacus', name: 'Abacus', notes: [] });
  });

  it('prefers the partner’s name, and drops a former name that is the same', () => {
    const { platforms } = setup({ sage_50_uk: { name: 'Sage 50 (UK)' }, myob: { name: 'MYOB' } });

    const [myob, sage] = ['myob', 'sage_50_uk'].map((key) => platforms.find((p) => p.key === key));
    expect(myob).toMatchObject({ name: 'MYOB', formerName: 'MYOB AccountRight and Essentials' });
    expect(sage).toMatchObject({ name: 'Sage 50 (UK)' });
    expect(sage).not.toHaveProperty('formerName');
  });

  it('returns the same array while the option stays the same', () => {
    const option = ['xero'] as const;
    const { update, result, platforms } = setup(option);
    update({ platforms: option });

    expect(result.current.platforms).toBe(platforms);
  });
});
