import { useCallback } from 'react';
import { platforms as catalogue } from '../api/platforms.ts';
import { usePlatforms } from '../hooks/usePlatforms.ts';
import { unnamed } from '../messages/unnamed.ts';
import { useMessages } from './useMessages.ts';

const english = { unnamed };

/**
 * Returns a function that maps a platform's key to its name: the partner's name, the catalogue's,
 * or the key itself. The connected platform may be one that the partner does not list.
 */
export function usePlatformName(caller: string): (key: string | null | undefined) => string {
  const { unnamed } = useMessages(caller, english);
  const { platforms } = usePlatforms();
  return useCallback(
    (key) => {
      const isKey = (platform: { key: string }) => platform.key === key;
      return (platforms.find(isKey) ?? catalogue.find(isKey))?.name ?? key ?? unnamed;
    },
    [platforms, unnamed],
  );
}
