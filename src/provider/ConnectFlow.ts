import type { AccountingError } from '../api/AccountingError.ts';

/** Where this page is with connecting. What the API says of the connection is not in here. */
export interface ConnectFlow {
  step: 'idle' | 'creating' | 'awaiting_authorization' | 'blocked' | 'taking_long' | 'failed';
  platform: string | null;
  /** The connection this page waits for. */
  connectionId: string | null;
  /** Milliseconds since 1970. */
  startedAt: number;
  error: AccountingError | undefined;
}

export const IDLE_CONNECT: ConnectFlow = {
  step: 'idle',
  platform: null,
  connectionId: null,
  startedAt: 0,
  error: undefined,
};
