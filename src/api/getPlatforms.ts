import type { Platform, PlatformsOption } from './Platform.ts';
import { platforms as catalogue } from './platforms.ts';

/** The catalogue with the partner's choice and order, or the partner's overrides, applied. */
export function getPlatforms(option: PlatformsOption | undefined): readonly Platform[] {
  if (option === undefined) return catalogue;
  if (isKeys(option)) return option.map(getPlatform);
  const keys = new Set([...catalogue.map(({ key }) => key), ...Object.keys(option)]);
  return Array.from(keys, (key) => ({ ...getPlatform(key), ...option[key] }));
}

function isKeys(option: PlatformsOption): option is readonly string[] {
  return Array.isArray(option);
}

/** Of a system that is not in the catalogue, its key is all that is known. */
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
