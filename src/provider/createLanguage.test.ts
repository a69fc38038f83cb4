import { describe, expect, it } from 'vitest';
import { en } from '../messages/locales/en.ts';
import { createLanguage } from './createLanguage.ts';

const create = (
  ...[locale = 'en', overrides, timeZone]: Partial<Parameters<typeof createLanguage>>
) => createLanguage(locale, overrides, timeZone);

describe('createLanguage', () => {
  it('sets the direction of a locale object, and follows the page for a tag', () => {
    const getAttributes = (tag: string) => create({ ...en, tag }).attributes;
    expect(getAttributes('ar-EG')).toEqual({ lang: 'ar-EG', dir: 'rtl' });
    expect(getAttributes('arn')).toMatchObject({ dir: 'ltr' });
    expect(getAttributes('de_AT')).toEqual({ lang: 'de-AT', dir: 'ltr' });
    expect(create('en-GB').attributes).toEqual({});
  });

  it('ignores a time zone that does not exist', () => {
    expect(create('en', undefined, 'Europe/Atlantis').timeZone).toBeUndefined();
    expect(create('en', undefined, 'Europe/Berlin').timeZone).toBe('Europe/Berlin');
  });
});
