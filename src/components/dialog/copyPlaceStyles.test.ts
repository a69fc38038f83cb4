import { afterEach, describe, expect, it } from 'vitest';
import { copyPlaceStyles } from './copyPlaceStyles.ts';

describe('copyPlaceStyles', () => {
  afterEach(() => document.body.replaceChildren());

  it('copies the variables, font, color scheme, language and direction of the opener’s place', () => {
    const place = document.createElement('div');
    const opener = document.createElement('button');
    const dialog = document.createElement('div');
    place.style.fontFamily = 'Georgia';
    place.style.fontSize = '15px';
    place.style.direction = 'rtl';
    place.style.colorScheme = 'dark';
    place.lang = 'he';
    opener.style.fontFamily = 'Arial';
    opener.style.setProperty('--accounting-accent', 'rebeccapurple');
    opener.style.setProperty('--accounting-z-index', '2000');
    opener.style.setProperty('--other', 'red');
    place.append(opener);
    document.body.append(place, dialog);

    copyPlaceStyles(opener, dialog);

    expect(dialog.style.getPropertyValue('--accounting-accent')).toBe('rebeccapurple');
    expect(dialog.style.getPropertyValue('--accounting-z-index')).toBe('2000');
    expect(dialog.style.getPropertyValue('--accounting-font-size')).toBe('15px');
    expect(dialog.style.getPropertyValue('--accounting-font-family')).toBe('Georgia');
    expect(dialog.style.getPropertyValue('--accounting-radius')).toBe('');
    expect(dialog.style.getPropertyValue('--other')).toBe('');
    expect(dialog.style).toMatchObject({ colorScheme: 'dark' });
    expect(dialog).toMatchObject({ dir: 'rtl', lang: 'he' });
  });

  it('prefers the variables of the partner to the place’s own font', () => {
    const opener = document.createElement('button');
    const dialog = document.createElement('div');
    opener.style.setProperty('--accounting-font-family', 'Inter');
    opener.style.setProperty('--accounting-log-height', '20em');
    document.body.style.fontFamily = 'Georgia';
    document.body.append(opener, dialog);

    copyPlaceStyles(opener, dialog);
    document.body.removeAttribute('style');

    expect(dialog.style.fontFamily).toBe('');
    expect(dialog.style.getPropertyValue('--accounting-font-family')).toBe('Inter');
    expect(dialog.style.getPropertyValue('--accounting-log-height')).toBe('20em');
  });
});
