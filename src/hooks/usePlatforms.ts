import { useMemo } from 'react';
import type { Platform } from '../api/Platform.ts';
import { getPlatforms } from '../api/getPlatforms.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

/** What `usePlatforms` returns. */
export interface UsePlatformsResult {
  /** The catalogue with the provider's `platforms` applied, in display order. */
  platforms: readonly Platform[];
  /**
   * Whether this page chooses the platform. If not, people choose it on the authorization page,
   * whatever key `connect` gets (API version 2024-05-25).
   */
  canChoosePlatform: boolean;
}

/** Returns the platforms that people can connect. Sends no request. */
export function usePlatforms(): UsePlatformsResult {
  const { platforms: option, session } = useAccountingContext('usePlatforms');
  return {
    platforms: useMemo(() => getPlatforms(option), [option]),
    canChoosePlatform: session.features.canChoosePlatform,
  };
}
