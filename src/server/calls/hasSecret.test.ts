import { describe, expect, it } from 'vitest';
import { hasSecret } from './hasSecret.ts';

const SECRETS = ['too-short', 'a"secret\\with/all\nthat needs escapes'];

/** Escapes every character of a text. */
const escapeAll = (text: string) =>
  text.replace(/./gs, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('hasSecret()', () => {
  it.each([
    ['as it is written', SECRETS[1] ?? ''],
    ['as JSON', JSON.stringify(SECRETS[1])],
    ['as JSON in a text', JSON.stringify(JSON.stringify(SECRETS[1]))],
    ['as JSON in a text of JSON', JSON.stringify(JSON.stringify(JSON.stringify(SECRETS[1])))],
    ['with every character escaped', `{"a":"${escapeAll(SECRETS[1] ?? '')}"}`],
    [
      'with every character escaped, in capitals',
      escapeAll(SECRETS[1] ?? '')
        .toUpperCase()
        .replaceAll('U', 'u'),
    ],
    ['with an escaped slash', JSON.stringify(SECRETS[1]).replace('/', '\\/')],
  ])('finds a secret %s', (_, text) => {
    expect(hasSecret(text, SECRETS)).toBe(true);
  });

  it.each(['', '{}', 'too-short', '"\\', '"\\u00', '{"a":"a\\"secret"}'])(
    'finds none in %j',
    (text) => {
      expect(hasSecret(text, SECRETS)).toBe(false);
    },
  );
});
