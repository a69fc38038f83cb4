import { describe, expect, it, vi } from 'vitest';
import { cacheByLocale } from './cacheByLocale.ts';

describe('cacheByLocale', () => {
  it('makes one a locale, and hands out the same from then on', () => {
    const create = vi.fn((locale: string) => ({ locale }));
    const get = cacheByLocale(create);

    const english = get('en-GB');
    expect(get('de-DE')).toEqual({ locale: 'de-DE' });
    expect(get('en-GB')).toBe(english);
    expect(create.mock.calls).toEqual([['en-GB'], ['de-DE']]);
  });

  it('keeps nothing of a locale that is refused', () => {
    const get = cacheByLocale((locale) => new Intl.RelativeTimeFormat(locale));
    expect(() => get('not a locale')).toThrow(RangeError);
    expect(() => get('not a locale')).toThrow(RangeError);
  });
});
