import { afterEach, describe, expect, it } from 'vitest';
import { lendLook } from './lendLook.ts';

describe('lendLook', () => {
  afterEach(() => document.body.replaceChildren());

  it('gives the dialog the variables, the font and the direction of the opener’s place', () => {
    const place = document.createElement('div');
    const opener = document.createElement('button');
    const dialog = document.createElement('div');
    place.style.fontFamily = 'Georgia';
    place.style.direction = 'rtl';
    opener.style.fontFamily = 'Arial';
    opener.style.setProperty('--accounting-accent', 'rebeccapurple');
    opener.style.setProperty('--other', 'red');
    place.append(opener);
    document.body.append(place, dialog);

    lendLook(opener, dialog);

    expect(dialog.style.getPropertyValue('--accounting-accent')).toBe('rebeccapurple');
    expect(dialog.style.getPropertyValue('--accounting-radius')).toBe('');
    expect(dialog.style.getPropertyValue('--other')).toBe('');
    expect(dialog).toHaveStyle({ fontFamily: 'Georgia', direction: 'rtl' });
  });
});
