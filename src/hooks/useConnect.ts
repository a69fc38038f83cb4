import { useMemo } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { PlatformKey } from '../api/PlatformKey.ts';
import { useStore } from '../lib/useStore.ts';
import type { AuthorizationWindow } from '../provider/ConnectFlow.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { createConnectActions } from './createConnectActions.ts';
import { getAuthorizationUrl } from './getAuthorizationUrl.ts';
import { getConnectPhase } from './getConnectPhase.ts';
import type { ConnectPhase } from './getConnectPhase.ts';
import { useConnection } from './useConnection.ts';

export interface ConnectOptions {
  /**
   * Ends the connection on the screen first: another system's, to switch; or a pending one whose
   * link no longer works, to start afresh. Ask the person before. @default false
   */
  replace?: boolean | undefined;
  /** Opens nothing: `authorizationUrl` is for somebody else, or another device. @default false */
  handOver?: boolean | undefined;
}

export interface UseConnectResult {
  connection: Connection | null;
  /** Where the person signs in and gives consent, while that is to be done. For a link of your own. */
  authorizationUrl: string | null;
  phase: ConnectPhase;
  /**
   * Whether the authorization window is in sight. `gone`: it was closed, or shows a page that hides
   * it from us while the person is still there. A hint to offer `reopen`, never a verdict. `link`:
   * nothing opened, show `authorizationUrl`. `none`: there is no window of ours.
   */
  authorizationWindow: AuthorizationWindow;
  error: AccountingError | undefined;
  /**
   * Call it in the click: the window opens before anything is awaited. Resumes a connection that
   * is pending for the same platform, and gives up one that is pending for another. Without a key,
   * it resumes or reconnects what is there.
   */
  connect: (platformKey?: PlatformKey | (string & {}), options?: ConnectOptions) => Promise<void>;
  /** Brings the authorization window to the front, or opens it again. Call it in the click. */
  reopen: () => void;
  /** Asks the API at once whether the person has finished. */
  check: () => Promise<void>;
  /** Gives up a connection that is not finished, so that nothing blocks the next attempt. */
  cancel: () => Promise<void>;
}

/** Connects the entity to a platform (`POST /accounting_connections`) and waits for the person. */
export function useConnect(): UseConnectResult {
  const { session, getAuthorization } = useAccountingContext('useConnect');
  const { connection, status } = useConnection();
  const flow = useStore(session.connecting);
  return {
    connection,
    authorizationUrl: getAuthorizationUrl(connection),
    phase: getConnectPhase(flow, status),
    authorizationWindow: flow.window,
    error: flow.error,
    ...useMemo(() => createConnectActions(session, getAuthorization), [session, getAuthorization]),
  };
}
