import { describe, expect, it } from 'vitest';
import { platforms } from '../../api/platforms.ts';
import { groupPlatforms } from './groupPlatforms.ts';
import { takePlatforms } from './takePlatforms.ts';

describe('takePlatforms', () => {
  // 16 current platforms, 2 test platforms and 3 retired ones.
  const groups = groupPlatforms(platforms);

  it.each([
    [5, { offered: 5 }],
    [16, { offered: 16 }],
    [17, { offered: 16, test: 1 }],
    [20, { offered: 16, test: 2, retired: 2 }],
    [60, { offered: 16, test: 2, retired: 3 }],
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
