import type { Platform, PlatformsOption } from './Platform.ts';
import { platforms as catalogue } from './platforms.ts';

/** The catalogue with the partner's choice and order, or the partner's overrides, applied. */
export function getPlatforms(option: PlatformsOption | undefined): readonly Platform[] {
  if (option === undefined) return catalogue;
  if (isKeys(option)) {
    return option.map((key) => catalogue.find((platform) => platform.key === key) ?? unknown(key));
  }
  const own = Object.keys(option).filter((key) => !catalogue.some((known) => known.key === key));
  return [...catalogue, ...own.map(unknown)].map((platform) => ({
    ...platform,
    ...option[platform.key],
  }));
}

function isKeys(option: PlatformsOption): option is readonly string[] {
  return Array.isArray(option);
}

/** A system that is not in the catalogue: its key is all that is known. */
function unknown(key: string): Platform {
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
