import { useEffect } from 'react';
import type { EventListener } from '../engine/Session.ts';
import { useStable } from '../lib/useStable.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

/**
 * Calls the latest listener once for each event of the entity, with the connection at that moment.
 * An error that the listener throws goes to `reportError`.
 */
export function useAccountingEvents(listener: EventListener): void {
  const { session } = useAccountingContext('useAccountingEvents');
  const handleEvent = useStable(listener);
  useEffect(() => session.listen(handleEvent), [session, handleEvent]);
}
