import type { AccountingError } from '../api/AccountingError.ts';

/** Where this page is with disconnecting. */
export interface DisconnectFlow {
  step: 'idle' | 'disconnecting' | 'failed';
  error?: AccountingError | undefined;
}

export const IDLE_DISCONNECT: DisconnectFlow = { step: 'idle' };
