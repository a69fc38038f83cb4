import { useCallback } from 'react';
import { platforms as catalogue } from '../api/platforms.ts';
import { usePlatforms } from '../hooks/usePlatforms.ts';
import { useMessages } from './useMessages.ts';

/**
 * Gives the function that names a platform by its key: as the partner calls it, or the catalogue,
 * or the key itself. A connection can be of a platform that the partner does not list.
 */
export function useSystemName(caller: string): (key: string | null | undefined) => string {
  const { unnamed } = useMessages(caller);
  const { platforms } = usePlatforms();
  return useCallback(
    (key) => {
      const isKey = (platform: { key: string }) => platform.key === key;
      return (platforms.find(isKey) ?? catalogue.find(isKey))?.name ?? key ?? unnamed;
    },
    [platforms, unnamed],
  );
}
