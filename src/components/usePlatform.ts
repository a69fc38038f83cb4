import type { Platform } from '../api/Platform.ts';
import { platforms as catalogue } from '../api/platforms.ts';
import { usePlatforms } from '../hooks/usePlatforms.ts';

/** The facts of a platform, also of one that the partner does not list. */
export function usePlatform(key: string | null | undefined): Platform | undefined {
  const { platforms } = usePlatforms();
  const isKey = (platform: Platform) => platform.key === key;
  return platforms.find(isKey) ?? catalogue.find(isKey);
}
