import type { Platform } from '../../api/Platform.ts';
import { simplify } from './simplify.ts';

interface SearchText {
  words: string;
  joined: string;
  initials: readonly string[];
}

/** Caches each platform's search text: it never changes, and every keystroke searches it. */
const texts = /* @__PURE__ */ new WeakMap<Platform, SearchText>();

/** What people may type for a platform: its names and its key. */
export function getSearchText(platform: Platform): SearchText {
  const known = texts.get(platform);
  if (known) return known;
  const names = [platform.name, platform.formerName ?? '', platform.key];
  const words = simplify(names.join(' '));
  const text = { words, joined: words.replaceAll(' ', ''), initials: names.map(getInitials) };
  texts.set(platform, text);
  return text;
}

/** Many people type "QBO" for QuickBooks Online. */
const getInitials = (name: string) => name.replace(/[^\p{Lu}\p{N}]/gu, '').toLowerCase();
