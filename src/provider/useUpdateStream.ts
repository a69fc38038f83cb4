import { useEffect } from 'react';
import { openUpdateStream } from './openUpdateStream.ts';
import type { Session } from './Session.ts';

/** Listens to the partner's update stream, where there is one, as long as the API is polled too. */
export function useUpdateStream(
  { entityId, poller, hear }: Session,
  url: string | undefined,
): void {
  // The poller closes it with its last subscriber, which is gone before the provider is.
  useEffect(() => {
    const open = (address: string) => () => {
      // An `EventSource` sends no headers of ours.
      const separator = address.includes('?') ? '&' : '?';
      const query = `entity_id=${encodeURIComponent(entityId)}`;
      return openUpdateStream(address + separator + query, hear);
    };
    poller.listen(url === undefined ? undefined : open(url));
  }, [entityId, poller, hear, url]);
}
