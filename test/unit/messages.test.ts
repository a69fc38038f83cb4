// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../src/lib/formatMessage.ts';
import type { Message } from '../../src/lib/formatMessage.ts';
import { en } from '../../src/messages/locales/en.ts';
import type { Locale } from '../../src/messages/Messages.ts';
import { pseudoLocale } from '../../stories/pseudoLocale.ts';
import { listTexts } from '../listTexts.ts';

const modules: Record<string, Record<string, Locale>> = import.meta.glob(
  '../../src/messages/locales/*.ts',
  { eager: true },
);
const locales = Object.values(modules).flatMap((module) => Object.values(module));

/** What the texts call the software that they name. */
const NAMES = ['name', 'from', 'to'];

/** The sentences that a message can become. */
const listForms = (message: Message): string[] => {
  if (typeof message === 'function') throw new Error('A locale is data, without functions.');
  return typeof message === 'string'
    ? [message]
    : Object.values(message).flatMap((text) => text ?? []);
};
const getPlaceholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []).toSorted();

const hasPlural = (message: Message | undefined) => typeof message === 'object' && 'one' in message;
const english = new Map(listTexts(en.messages));

describe.each([...locales, pseudoLocale])('the locale $tag', ({ tag, messages }) => {
  const texts = listTexts(messages);

  it('has every text, and no other', () => {
    expect(texts.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted());
  });

  it('has the plural forms that the language needs', () => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    // A count of software is never a fraction, nor a round million.
    const needed = pluralCategories.filter((category) =>
      [0, 1, 2, 3, 5, 11, 21, 100].some((n) => new Intl.PluralRules(tag).select(n) === category),
    );
    for (const [path, message] of texts) {
      if (!hasPlural(english.get(path)) || typeof message === 'function') continue;
      if (typeof message === 'string') expect(needed).toEqual(['other']);
      else expect(Object.keys(message)).toEqual(expect.arrayContaining(needed));
    }
  });

  it('fills in the same values as English, in each form', () => {
    for (const [path, message] of texts) {
      const [text = ''] = listForms(english.get(path) ?? '').slice(-1);
      const expected = getPlaceholders(text);
      const forms = typeof message === 'object' ? Object.entries(message) : [['other', message]];
      for (const [form, words] of forms) {
        const wanted =
          form === 'unnamed' ? expected.filter((name) => !NAMES.includes(name)) : expected;
        const used = getPlaceholders(String(words));
        // `one` and `two` may spell the number out. A name may stand twice, or not in a note.
        const missing = wanted.filter(
          (name) =>
            !used.includes(name) &&
            !(name === 'count' && /^(?:zero|one|two)$/.test(String(form))) &&
            !(name === 'name' && path.startsWith('platformNotes.')),
        );
        const surplus = used.filter((name) => !expected.includes(name) && name !== 'name');
        expect([path, ...missing, ...surplus]).toEqual([path]);
      }
    }
  });

  it('begins every sentence about software without a name with a capital letter', () => {
    for (const [path, message] of texts) {
      if (typeof message === 'string' && !NAMES.some((name) => message.includes(`{${name}}`)))
        continue;
      const values = Object.fromEntries(NAMES.map((name) => [name, messages.unnamed]));
      const text = formatMessage(message, { ...values, count: 2 }, tag, messages.unnamed);
      expect(`${path}: ${text}`).not.toMatch(/: \p{Ll}|[.?!]\s+\p{Ll}/u);
    }
  });

  it('has no straight quotes, no three dots, and no spaces around a text', () => {
    for (const [path, message] of texts) {
      for (const text of listForms(message)) {
        expect(`${path}: ${text}`).not.toMatch(/['"]|\.\.\.|: \s|\s$/);
      }
    }
  });
});

describe('the English texts', () => {
  const lines = [...english].flatMap(([path, message]) =>
    listForms(message).map((text) => `${path} = ${text}`),
  );

  it.each([
    [
      'names of the API',
      /\b(?:pull|pulls|pulled|pulling|receivables?|line items?|measure units?)\b/i,
    ],
    ['the old words', /accounting system|synchroni[sz]|\bend this access|\bbooks? of record/i],
    [
      'words without contractions',
      /\b(?:is|are|was|were|did|does|do|has|have|had|could|would|will) not\b|\bcannot\b|\b(?:you|we|they) (?:will|are|have)\s/i,
    ],
    ['a colon as glue', /\w: [A-Za-z]/],
    ['a status of the API', /pending_auth|deauthori[sz]ed/i],
  ])('have no %s', (_, banned) => {
    expect(lines.filter((line) => banned.test(line.slice(line.indexOf('=') + 2)))).toEqual([]);
  });
});

describe('the pseudo-locale', () => {
  it('encloses every text in brackets and makes it longer', () => {
    for (const [path, message] of listTexts(pseudoLocale.messages)) {
      const plain = listForms(english.get(path) ?? '');
      listForms(message).forEach((text, index) => {
        const [before, after] = [plain[index] ?? '', text].map(
          (form) => form.replaceAll(/\{\w+\}/g, '').length,
        );
        expect(text).toMatch(/^⟦.*⟧$/s);
        expect(Number(after) / Number(before)).toBeGreaterThan(1.25);
      });
    }
  });
});
