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
    poller.listen(url === undefined ? undefined : () => openUpdateStream(url, entityId, hear));
  }, [entityId, poller, hear, url]);
}
