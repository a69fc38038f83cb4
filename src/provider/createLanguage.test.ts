import { describe, expect, it } from 'vitest';
import { en } from '../messages/locales/en.ts';
import { createLanguage } from './createLanguage.ts';

const create = (locale: Parameters<typeof createLanguage>[0]) =>
  createLanguage(locale, undefined, undefined);

describe('createLanguage', () => {
  it('sets the direction of a locale object, and follows the page for a tag', () => {
    const getAttributes = (tag: string) => create({ ...en, tag }).attributes;
    expect(getAttributes('ar-EG')).toEqual({ lang: 'ar-EG', dir: 'rtl' });
    expect(getAttributes('arn')).toMatchObject({ dir: 'ltr' });
    expect(getAttributes('de_AT')).toEqual({ lang: 'de-AT', dir: 'ltr' });
    expect(create('en-GB').attributes).toEqual({});
  });
});
