import type { AccountingError } from '../api/AccountingError.ts';
import type { DisconnectOutcome } from '../engine/disconnect/createDisconnector.ts';
import { IDLE_DISCONNECT } from '../engine/disconnect/disconnectReducer.ts';
import { useStore } from '../lib/useStore.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

/** The progress of disconnecting. */
export type DisconnectPhase = 'idle' | 'disconnecting' | 'failed';

/** What `useDisconnect` returns. */
export interface UseDisconnectResult {
  /** The progress of the last `disconnect`. `idle` again once the connection has ended. */
  phase: DisconnectPhase;
  /** Why the last `disconnect` failed. The connection may still be there: see `useConnection`. */
  error: AccountingError | undefined;
  /** Ends the connection. Pulled data stays. Ask the person to confirm first. Never rejects. */
  disconnect: () => Promise<DisconnectOutcome>;
}

/** Ends the entity's connection (`POST /accounting_connections/{id}/disconnect`). */
export function useDisconnect(): UseDisconnectResult {
  const { disconnector } = useAccountingContext('useDisconnect').session;
  const state = useStore(disconnector, IDLE_DISCONNECT);
  return {
    phase: state.phase,
    error: state.phase === 'failed' ? state.error : undefined,
    disconnect: disconnector.disconnect,
  };
}
