import { describe, expect, it } from 'vitest';
import { formatMessage } from './formatMessage.ts';

describe('formatMessage', () => {
  it('fills in placeholders, and leaves those without a value', () => {
    expect(formatMessage('{a} and {b}, {c}', { a: '{b}', b: '$&' }, 'en')).toBe('{b} and $&, {c}');
    expect(formatMessage('{toString}', {}, 'en')).toBe('{toString}');
  });

  it('writes numbers as the language does', () => {
    expect(formatMessage('{count}', { count: 12345 }, 'de')).toBe('12.345');
    expect(formatMessage('{count}', { count: 12345 }, 'ar-EG')).toBe('١٢٬٣٤٥');
  });

  it('chooses the form of the number by the rules of the language', () => {
    const forms = { one: '{count} plik', few: '{count} pliki', many: '{count} plików', other: '?' };
    const get = (count: number) => formatMessage(forms, { count }, 'pl');
    expect([1, 3, 5, 22, 25].map(get)).toEqual([
      '1 plik',
      '3 pliki',
      '5 plików',
      '22 pliki',
      '25 plików',
    ]);
    expect(formatMessage({ other: '{count} x' }, { count: 1 }, 'en')).toBe('1 x');
  });

  it('has a form of its own for a name that is not known', () => {
    const forms = { other: 'Mit {name} verbinden', unnamed: 'Mit der Software verbinden' };
    expect(formatMessage(forms, { name: 'Xero' }, 'de', 'Ihre Software')).toBe(
      'Mit Xero verbinden',
    );
    expect(formatMessage(forms, { name: 'Ihre Software' }, 'de', 'Ihre Software')).toBe(
      'Mit der Software verbinden',
    );
  });

  it.each([
    ['{name} is here', 'Your books is here'],
    ['Done. {name} is here', 'Done. Your books is here'],
    ['“{name}” is here', '“Your books” is here'],
    ['It is {name}', 'It is your books'],
  ])('capitalizes an unknown name only where a sentence begins: %s', (text, expected) => {
    expect(formatMessage(text, { name: 'your books' }, 'en', 'your books')).toBe(expected);
  });

  it('keeps the spelling of a known name at the beginning of a sentence', () => {
    for (const name of ['Xero', 'e-conomic', 'sevDesk Pro', 'lexoffice', 'abacus_9000', '']) {
      expect(formatMessage('{name}.', { name }, 'en', 'your books')).toBe(`${name}.`);
    }
  });

  it('returns what a function says', () => {
    expect(formatMessage(({ name }) => `Hallo ${name}`, { name: 'Xero' }, 'de')).toBe('Hallo Xero');
  });
});
