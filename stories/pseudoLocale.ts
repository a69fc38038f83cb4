import type { Locale, Messages } from '../src/messages/Messages.ts';
import { en } from '../src/messages/locales/en.ts';

/** How much longer than English a translation may get. */
const GROWTH = 0.4;

const PLAIN = 'acdeginorstuyzACDEGINORSTUYZ';
const ACCENTED = 'áçďéĝíñóŕšťúýžÁÇĎÉĜÍÑÓŔŠŤÚÝŽ';

const addAccent = (letter: string) => ACCENTED[PLAIN.indexOf(letter)] ?? letter;

/** Accents the letters of a text, and repeats its vowels until the text is long enough. */
function lengthen(text: string): string {
  let missing = 0;
  return [...text]
    .map((letter) => {
      missing += GROWTH;
      const extra = /[aeiouy]/i.test(letter) ? Math.floor(missing) : 0;
      missing -= extra;
      return addAccent(letter) + addAccent(letter.toLowerCase()).repeat(extra);
    })
    .join('');
}

/** Lengthens a text between its placeholders, and shows where the text begins and ends. */
function translate(text: string): string {
  const pieces = text.split(/(\{\w+\})/);
  return `⟦${pieces.map((piece) => (piece.startsWith('{') ? piece : lengthen(piece))).join('')}⟧`;
}

/** Translates every text in an object, and leaves its keys as they are. */
function translateAll<T extends object>(texts: T): T {
  const result = { ...texts };
  for (const [key, text] of Object.entries(texts)) {
    Reflect.set(result, key, typeof text === 'string' ? translate(text) : translateAll(text));
  }
  return result;
}

const messages: Messages = translateAll(en.messages);

/**
 * A language that nobody speaks. A text without brackets was not translated, a text with only one is
 * cut off, and brackets beside brackets are a sentence that was put together.
 */
export const pseudoLocale: Locale = { tag: 'en-XA', messages };
