import { describe, expect, it } from 'vitest';
import { getPlatforms } from '../../api/getPlatforms.ts';
import { groupPlatforms } from './groupPlatforms.ts';
import { takePlatforms } from './takePlatforms.ts';

describe('takePlatforms', () => {
  // 6 popular platforms, 13 others and 2 test platforms.
  const platforms = getPlatforms(undefined);
  const groups = groupPlatforms(platforms, platforms.slice(0, 6), false);

  it.each([
    [5, { popular: 5 }],
    [6, { popular: 6 }],
    [7, { popular: 6, more: 1 }],
    [20, { popular: 6, more: 13, test: 1 }],
    [60, { popular: 6, more: 13, test: 2 }],
  ])(
    'with a limit of %i, takes the first platforms and leaves out empty groups',
    (count, expected) => {
      const taken = takePlatforms(groups, count);
      expect(
        Object.fromEntries(taken.map((group) => [group.kind, group.platforms.length])),
      ).toEqual(expected);
      expect(taken.flatMap((group) => group.platforms)).toEqual(
        groups.flatMap((group) => group.platforms).slice(0, count),
      );
    },
  );
});
