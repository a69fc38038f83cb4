import { useMemo } from 'react';
import type { Platform } from '../api/Platform.ts';
import { getPlatforms } from '../api/getPlatforms.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

export interface UsePlatformsResult {
  /** The catalogue with the provider's `platforms` applied, in display order. */
  platforms: readonly Platform[];
}

/** Returns the platforms that people can connect. Sends no request. */
export function usePlatforms(): UsePlatformsResult {
  const { platforms: option } = useAccountingContext('usePlatforms');
  return { platforms: useMemo(() => getPlatforms(option), [option]) };
}
