import { describe, expect, it } from 'vitest';
import { getValidLocale } from './getValidLocale.ts';

describe('getValidLocale', () => {
  it.each([
    ['de', 'de'],
    ['pt-BR', 'pt-BR'],
    ['zh-Hant-TW', 'zh-Hant-TW'],
    ['en_US', 'en-US'],
    ['pt_br', 'pt-BR'],
    ['en-US.UTF-8', 'en-US'],
    ['de_DE@euro', 'de-DE'],
    ['en-US@posix', 'en-US'],
    ['ar-EG-u-nu-latn', 'ar-EG-u-nu-latn'],
    ['C', 'en'],
    ['C.UTF-8', 'en'],
    ['POSIX', 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['not a locale', 'en'],
    // Without TypeScript, the value can be anything.
    [JSON.parse('null'), 'en'],
    [JSON.parse('7'), 'en'],
  ])('turns %j into %s', (locale, expected) => {
    expect(getValidLocale(locale)).toBe(expected);
    expect(() => new Intl.DateTimeFormat(getValidLocale(locale))).not.toThrow();
  });
});
