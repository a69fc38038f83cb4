import type { Platform } from '../../api/Platform.ts';
import { getSearchText } from './getSearchText.ts';
import { isSlip } from './isSlip.ts';
import { simplify } from './simplify.ts';

/**
 * Finds the platforms that a person means: "quick books", "qbo", "sage business cloud". Those whose
 * name begins with the words come first. If none fits, a slip of one letter is forgiven.
 */
export function findPlatforms(platforms: readonly Platform[], query: string): readonly Platform[] {
  const wanted = simplify(query);
  const exact = platforms.filter((platform) => isMatch(platform, wanted));
  const found = exact.length > 0 ? exact : platforms.filter((p) => isNearMatch(p, wanted));
  const isFirst = (platform: Platform) => getSearchText(platform).words.startsWith(wanted);
  return [...found.filter(isFirst), ...found.filter((platform) => !isFirst(platform))];
}

function isMatch(platform: Platform, wanted: string): boolean {
  const { words, joined, initials } = getSearchText(platform);
  const isIn = (part: string) => words.includes(part) || joined.includes(part);
  return (
    wanted.split(' ').every(isIn) ||
    isIn(wanted.replaceAll(' ', '')) ||
    (wanted.length > 1 && initials.some((letters) => letters.startsWith(wanted)))
  );
}

function isNearMatch(platform: Platform, wanted: string): boolean {
  const { words } = getSearchText(platform);
  const known = words.split(' ');
  return wanted
    .split(' ')
    .every((typed) => words.includes(typed) || known.some((word) => isSlip(typed, word)));
}
