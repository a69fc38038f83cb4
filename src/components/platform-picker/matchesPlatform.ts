import type { Platform } from '../../api/Platform.ts';

interface SearchText {
  words: string;
  joined: string;
  initials: readonly string[];
}

/** A platform's text never changes, and is searched at each keystroke. */
const texts = /* @__PURE__ */ new WeakMap<Platform, SearchText>();

/** Whether a person who types this may mean this system: "quick books", "qbo", "sage accounting". */
export function matchesPlatform(platform: Platform, query: string): boolean {
  const wanted = simplify(query);
  const { words, joined, initials } = getText(platform);
  const isIn = (part: string) => words.includes(part) || joined.includes(part);
  return (
    wanted.split(' ').every(isIn) ||
    isIn(wanted.replaceAll(' ', '')) ||
    (wanted.length > 1 && initials.some((letters) => letters.startsWith(wanted)))
  );
}

function getText(platform: Platform): SearchText {
  const known = texts.get(platform);
  if (known) return known;
  const names = [platform.name, platform.currentName ?? '', platform.key];
  const words = simplify(names.join(' '));
  const text = { words, joined: words.replaceAll(' ', ''), initials: names.map(getInitials) };
  texts.set(platform, text);
  return text;
}

/** Without case, accents and punctuation. */
const simplify = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** "QuickBooks Online" is QBO to the people who use it. */
const getInitials = (name: string) => name.replace(/[^\p{Lu}\p{N}]/gu, '').toLowerCase();
