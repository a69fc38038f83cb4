import type { Platform } from '../../api/Platform.ts';

interface SearchText {
  words: string;
  joined: string;
  initials: readonly string[];
}

/** Caches each platform's search text: it never changes, and every keystroke searches it. */
const texts = /* @__PURE__ */ new WeakMap<Platform, SearchText>();

/** Whether the query matches the platform: "quick books", "qbo", "sage accounting". */
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

/** Removes case, accents and punctuation. */
const simplify = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Many people type "QBO" for QuickBooks Online. */
const getInitials = (name: string) => name.replace(/[^\p{Lu}\p{N}]/gu, '').toLowerCase();
