import { describe, expect, it } from 'vitest';
import { getPlatforms } from '../../api/getPlatforms.ts';
import { groupPlatforms } from './groupPlatforms.ts';
import { takePlatforms } from './takePlatforms.ts';

describe('takePlatforms', () => {
  const [popular, others, tests] = [
    ['xero', 'wave', 'netsuite', 'freeagent', 'myob', 'pandle'],
    ['freshbooks', 'zoho_books', 'sage_intacct'],
    ['sandbox', 'quickbooks_online_sandbox'],
  ];
  const platforms = getPlatforms([...popular, ...others, ...tests]);
  const groups = groupPlatforms(platforms, platforms.slice(0, 6), false);

  it.each([
    [5, { popular: 5 }],
    [6, { popular: 6 }],
    [7, { popular: 6, more: 1 }],
    [10, { popular: 6, more: 3, test: 1 }],
    [60, { popular: 6, more: 3, test: 2 }],
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
