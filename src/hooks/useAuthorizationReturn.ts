import { useEffect } from 'react';
import { isWindowMode } from '../engine/connect/AuthorizationMode.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

/**
 * For the page that people return to after they sign in. Tells the page they came from to
 * refetch, and closes this window if `authorization` is `popup` or `tab`.
 */
export function useAuthorizationReturn(): void {
  const { session, getAuthorization } = useAccountingContext('useAuthorizationReturn');
  useEffect(() => {
    if (session.entityId === '') return;
    session.connections.broadcast();
    // In any other mode, this window may be the product itself.
    if (isWindowMode(getAuthorization())) window.close();
  }, [session, getAuthorization]);
}
