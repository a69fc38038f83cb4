import type { Platform, PlatformsOption } from '../../api/Platform.ts';
import type { PlatformKey } from '../../api/PlatformKey.ts';

/** The shortest list that is divided. A shorter one can be read at a glance. */
const LONG = 9;
const TILES = 6;
const FEWEST_TILES = 3;

const UK: readonly PlatformKey[] = [
  'xero',
  'quickbooks_online',
  'sage_50_uk',
  'sage_business_cloud_accounting',
  'freeagent',
  'netsuite',
];
const AUSTRALIA: readonly PlatformKey[] = ['xero', 'myob', 'quickbooks_online', 'netsuite'];
/** The most used platforms of a region, where that is known. */
const REGIONS: Readonly<Record<string, readonly PlatformKey[]>> = {
  US: ['quickbooks_online', 'quickbooks_desktop', 'sage_intacct', 'netsuite', 'freshbooks', 'xero'],
  CA: [
    'quickbooks_online',
    'quickbooks_desktop',
    'sage_business_cloud_accounting',
    'xero',
    'netsuite',
    'freshbooks',
  ],
  GB: UK,
  IE: UK,
  AU: AUSTRALIA,
  NZ: AUSTRALIA,
};
/** Elsewhere, they follow the platforms that are documented for the region. */
const ANYWHERE: readonly PlatformKey[] = [
  'xero',
  'quickbooks_online',
  'sage_business_cloud_accounting',
  'netsuite',
  'dynamics_365_business_central',
  'zoho_books',
];

/**
 * Returns the platforms to show first, as large tiles: the partner's first ones, or those that most
 * people of the language's region use. Returns none if the list is short.
 */
export function getPopular(
  offered: readonly Platform[],
  option: PlatformsOption | undefined,
  tag: string,
): readonly Platform[] {
  if (offered.length < LONG) return [];
  const ready = offered.filter(({ isTest, retiredAt }) => !isTest && retiredAt === undefined);
  const first = Array.isArray(option) ? ready : sortByUse(ready, option, tag);
  return first.length < FEWEST_TILES ? [] : first.slice(0, TILES);
}

function sortByUse(
  platforms: readonly Platform[],
  option: PlatformsOption | undefined,
  tag: string,
): readonly Platform[] {
  // `en` is read as `en-US`, and `de` as `de-DE`.
  const { region = '' } = new Intl.Locale(tag).maximize();
  const overrides = isMap(option) ? option : {};
  const find = (known: PlatformKey) => {
    const key = overrides[known]?.key ?? known;
    return platforms.filter((platform) => platform.key === key);
  };
  const known = REGIONS[region]?.flatMap(find);
  const documented = platforms.filter(({ regions }) => regions.includes(region));
  return known ?? [...new Set([...documented, ...ANYWHERE.flatMap(find)])];
}

const isMap = (
  option: PlatformsOption | undefined,
): option is Exclude<PlatformsOption, readonly unknown[]> =>
  option !== undefined && !Array.isArray(option);
