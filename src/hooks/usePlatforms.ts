import { useMemo } from 'react';
import type { Platform } from '../api/Platform.ts';
import { getPlatforms } from '../api/getPlatforms.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

export interface UsePlatformsResult {
  /** The catalogue after the provider's `platforms`, in the order to show. */
  platforms: readonly Platform[];
}

/** Lists the accounting systems a person can connect. Asks the API nothing. */
export function usePlatforms(): UsePlatformsResult {
  const { platforms: option } = useAccountingContext('usePlatforms');
  return { platforms: useMemo(() => getPlatforms(option), [option]) };
}
