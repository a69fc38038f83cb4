import { describe, expect, it, vi } from 'vitest';
import { cacheByLocale } from './cacheByLocale.ts';

describe('cacheByLocale', () => {
  it('creates one value for each locale, and returns that value from then on', () => {
    const create = vi.fn((locale: string) => ({ locale }));
    const get = cacheByLocale(create);

    const english = get('en-GB');
    expect(get('de-DE')).toEqual({ locale: 'de-DE' });
    expect(get('en-GB')).toBe(english);
    expect(create.mock.calls).toEqual([['en-GB'], ['de-DE']]);
  });

  it('throws each time for an invalid locale', () => {
    const get = cacheByLocale((locale) => new Intl.RelativeTimeFormat(locale));
    expect(() => get('not a locale')).toThrow(RangeError);
    expect(() => get('not a locale')).toThrow(RangeError);
  });
});
