import type { Platform, PlatformOverride, PlatformsOption } from './Platform.ts';
import { platforms as catalogue } from './platforms.ts';

/** Applies the partner's selection and order, or the partner's overrides, to the catalogue. */
export function getPlatforms(option: PlatformsOption | undefined): readonly Platform[] {
  if (option === undefined) return catalogue;
  if (isKeys(option)) return option.map(getPlatform);
  const keys = new Set([...catalogue.map(({ key }) => key), ...Object.keys(option)]);
  return Array.from(keys, (key) => override(getPlatform(key), option[key]));
}

function override(known: Platform, own: PlatformOverride | undefined): Platform {
  const platform = { ...known, ...own };
  // The partner may prefer the name that the guide uses.
  if (platform.name === platform.formerName) delete platform.formerName;
  return platform;
}

function isKeys(option: PlatformsOption): option is readonly string[] {
  return Array.isArray(option);
}

/** A platform that is not in the catalogue gets a name made from its key, and no other facts. */
function getPlatform(key: string): Platform {
  const known = catalogue.find((platform) => platform.key === key);
  if (known) return known;
  const name = key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ');
  return {
    key,
    name,
    notes: [],
    device: 'any',
    regions: [],
    isTest: false,
    isReadOnly: false,
    push: [],
  };
}
