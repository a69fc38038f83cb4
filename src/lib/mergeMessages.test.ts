import { describe, expect, it } from 'vitest';
import { mergeMessages } from './mergeMessages.ts';

describe('mergeMessages', () => {
  const english = { title: 'Hello', deep: { one: 'One', two: (name: string) => `Two ${name}` } };

  it('replaces English messages with the partner’s at any depth', () => {
    const merged = mergeMessages(english, { deep: { two: (name: string) => `Zwei ${name}` } });
    expect(merged.title).toBe('Hello');
    expect(merged.deep.one).toBe('One');
    expect(merged.deep.two('x')).toBe('Zwei x');
  });

  it('does not change the English messages', () => {
    mergeMessages(english, { deep: { one: 'Eins' } });
    expect(english.deep.one).toBe('One');
  });

  it('ignores a value of another type, and a name that does not exist', () => {
    const own = { title: null, titel: 'Hallo', deep: { two: 'Zwei', one: () => 'Eins' } };
    expect(mergeMessages(english, own)).toEqual(english);
  });

  it('ignores undefined values', () => {
    expect(mergeMessages(english, { title: undefined, deep: undefined })).toEqual(english);
    expect(mergeMessages(english, undefined)).toEqual(english);
  });
});
