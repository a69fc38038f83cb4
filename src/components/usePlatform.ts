import type { Platform } from '../api/Platform.ts';
import { platforms as catalogue } from '../api/platforms.ts';
import { usePlatforms } from '../hooks/usePlatforms.ts';

/** Looks up a platform, even one that the partner does not list. */
export function usePlatform(key: string | null | undefined): Platform | undefined {
  const { platforms } = usePlatforms();
  const isKey = (platform: Platform) => platform.key === key;
  return platforms.find(isKey) ?? catalogue.find(isKey);
}
