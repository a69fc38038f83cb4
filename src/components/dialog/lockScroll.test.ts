import { describe, expect, it } from 'vitest';
import { lockScroll } from './lockScroll.ts';

const getOverflow = () => getComputedStyle(document.body).overflow;

describe('lockScroll', () => {
  it('holds until the last of two dialogs has closed', () => {
    const unlockFirst = lockScroll(document, undefined);
    const unlockSecond = lockScroll(document, undefined);
    unlockFirst();
    expect(getOverflow()).toBe('hidden');
    unlockSecond();
    expect(getOverflow()).not.toBe('hidden');
  });

  it('adds one style, with the nonce, and removes it', () => {
    const before = document.head.innerHTML;
    const unlock = lockScroll(document, 'r4nd0m');
    expect(document.head.lastElementChild).toMatchObject({ tagName: 'STYLE', nonce: 'r4nd0m' });
    unlock();
    expect(document.head.innerHTML).toBe(before);
  });
});
