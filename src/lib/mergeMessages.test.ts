import { describe, expect, it } from 'vitest';
import { mergeMessages } from './mergeMessages.ts';

describe('mergeMessages', () => {
  const english = { title: 'Hello', deep: { one: 'One', two: (name: string) => `Two ${name}` } };

  it('puts the partner’s words in place of the English ones, as deep as they go', () => {
    const merged = mergeMessages(english, { deep: { two: (name: string) => `Zwei ${name}` } });
    expect(merged.title).toBe('Hello');
    expect(merged.deep.one).toBe('One');
    expect(merged.deep.two('x')).toBe('Zwei x');
  });

  it('leaves English as it was', () => {
    mergeMessages(english, { deep: { one: 'Eins' } });
    expect(english.deep.one).toBe('One');
  });

  it('takes what is undefined for not given', () => {
    expect(mergeMessages(english, { title: undefined, deep: undefined })).toEqual(english);
    expect(mergeMessages(english, undefined)).toEqual(english);
  });
});
