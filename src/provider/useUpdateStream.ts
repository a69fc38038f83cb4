import { useEffect } from 'react';
import { openUpdateStream } from './openUpdateStream.ts';
import type { Session } from './Session.ts';

/** Listens to the partner's update stream, where there is one, as long as the API is polled too. */
export function useUpdateStream({ poller, hear }: Session, url: string | undefined): void {
  useEffect(() => {
    poller.listen(url === undefined ? undefined : () => openUpdateStream(url, hear));
    return () => poller.listen(undefined);
  }, [poller, hear, url]);
}
