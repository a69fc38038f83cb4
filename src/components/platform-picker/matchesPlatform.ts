import type { Platform } from '../../api/Platform.ts';

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

/** Whether a person who types this may mean this system: "quick books", "qbo", "sage accounting". */
export function matchesPlatform(platform: Platform, query: string): boolean {
  const wanted = simplify(query);
  const names = [platform.name, platform.currentName ?? '', platform.key];
  const text = simplify(names.join(' '));
  const isIn = (part: string) => text.includes(part) || text.replaceAll(' ', '').includes(part);
  return (
    wanted.split(' ').every(isIn) ||
    isIn(wanted.replaceAll(' ', '')) ||
    names.some((name) => wanted.length > 1 && getInitials(name).startsWith(wanted))
  );
}
