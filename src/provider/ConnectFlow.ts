import type { AccountingError } from '../api/AccountingError.ts';

export type ConnectStep =
  'idle' | 'creating' | 'awaiting_authorization' | 'blocked' | 'taking_long' | 'failed';

/**
 * Whether the authorization window is in sight. `gone`: it was closed, or shows a page that cuts
 * the tie to this one while the person is still typing there: a hint, never a verdict. `link`: none
 * opened, as the browser blocked it or a link was wanted: show that. `none`: there is no window of
 * ours, but this page's own or the partner's.
 */
export type AuthorizationWindow = 'open' | 'gone' | 'link' | 'none';

/** Where this page is with connecting. What the API says of the connection is not in here. */
export interface ConnectFlow {
  step: ConnectStep;
  platform: string | null;
  /** The connection this page waits for. */
  connectionId: string | null;
  window: AuthorizationWindow;
  /** Milliseconds since 1970. */
  startedAt: number;
  error?: AccountingError | undefined;
  /** What the error is about. */
  failed: 'connect' | 'cancel';
  /** The connection that ends first. */
  replacedId: string | null;
}

export const IDLE_CONNECT: ConnectFlow = {
  step: 'idle',
  platform: null,
  connectionId: null,
  window: 'none',
  startedAt: 0,
  failed: 'connect',
  replacedId: null,
};
