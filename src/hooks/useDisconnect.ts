import { useCallback } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';
import { useStore } from '../lib/useStore.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { runAction } from './runAction.ts';

export type DisconnectPhase = 'idle' | 'disconnecting' | 'failed';

export interface UseDisconnectResult {
  phase: DisconnectPhase;
  error: AccountingError | undefined;
  /** Ends the connection. What was pulled stays. Ask the person first. */
  disconnect: () => Promise<void>;
}

/** Ends the entity's connection (`POST /accounting_connections/{id}/disconnect`). */
export function useDisconnect(): UseDisconnectResult {
  const { session } = useAccountingContext('useDisconnect');
  const { disconnecting } = session;
  const { step, error } = useStore(disconnecting);

  const disconnect = useCallback(async () => {
    if (session.isOver() || disconnecting.get().step === 'disconnecting') return;
    // The one on the screen, which the person was asked about.
    const id = session.getCurrent()?.id;
    disconnecting.set({ step: 'disconnecting' });
    await runAction(
      session,
      (actions) => actions.disconnect(session, id),
      (reason) => disconnecting.set({ step: 'failed', error: reason }),
    );
  }, [session, disconnecting]);
  return { phase: step, error, disconnect };
}
