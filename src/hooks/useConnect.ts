import { useMemo } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { PlatformKey } from '../api/PlatformKey.ts';
import type { CancelOutcome, ConnectOutcome } from '../engine/connect/Connector.ts';
import type { ConnectPhase } from '../engine/connect/ConnectPhase.ts';
import type { AuthorizationWindow, ConnectProgress } from '../engine/connect/connectReducer.ts';
import { getInitialState } from '../engine/connect/connectReducer.ts';
import { getAuthorizationUrl } from '../engine/connect/getAuthorizationUrl.ts';
import { copyOwn } from '../lib/copyOwn.ts';
import { useStore } from '../lib/useStore.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { useConnection } from './useConnection.ts';

/** The result of `check`. `ignored`: no entity is known yet, or the provider has unmounted. */
export type CheckOutcome = 'connected' | 'not_connected' | 'failed' | 'ignored';

/** Options of `connect`. */
export interface ConnectOptions {
  /**
   * Ends the connection on the screen first, either to switch platforms or to replace a pending
   * connection whose link no longer works. Ask the person to confirm before. @default false
   */
  replace?: boolean | undefined;
  /** Opens no window. For an `authorizationUrl` that another person or device opens. @default false */
  handOver?: boolean | undefined;
}

/** What `useConnect` returns. */
export interface UseConnectResult {
  /** The same as `useConnection().connection`. */
  connection: Connection | null;
  /** The key of the platform of the current or last attempt. `null` if none or unknown. */
  platform: string | null;
  /** The page to sign in at, for your own link. `null` unless the person still has to sign in. */
  authorizationUrl: string | null;
  /**
   * The state of the authorization window. `gone`: the window closed, or its page hides it from us
   * (`Cross-Origin-Opener-Policy`) while the person may still be signing in. Offer `reopen`, but do
   * not treat `gone` as canceled. `link`: no window opened, so show `authorizationUrl`. `none`: this
   * page opened no window.
   */
  authorizationWindow: AuthorizationWindow;
  /** The progress of the last attempt. */
  phase: ConnectPhase;
  /** The action that `error` belongs to. `undefined` without an error. */
  failedAction: 'connect' | 'cancel' | undefined;
  /** Why the last attempt or `cancel` failed. */
  error: AccountingError | undefined;
  /**
   * Starts connecting. Call it in the click handler, so that the browser allows the window. Resumes
   * a pending connection to the same platform, and ends a pending connection to another platform.
   * Without a key, resumes or reconnects the current connection. Never rejects.
   */
  connect: (
    platformKey?: PlatformKey | (string & {}),
    options?: ConnectOptions,
  ) => Promise<ConnectOutcome>;
  /** Focuses the authorization window, or opens it again. Call it in the click handler. */
  reopen: () => ConnectOutcome;
  /** Checks immediately whether the person has finished. Never rejects. */
  check: () => Promise<CheckOutcome>;
  /** Ends a connection that is not finished, so that the next attempt can start. Never rejects. */
  cancel: () => Promise<CancelOutcome>;
}

/** Connects the entity to a platform (`POST /accounting_connections`) and waits for the person. */
export function useConnect(): UseConnectResult {
  const { session, initialConnections, getAuthorization } = useAccountingContext('useConnect');
  const { connection } = useConnection();
  const state = useStore(session.connector, getInitialState(initialConnections));
  const { phase, platform, connectionId, window, failure } = copyOwn<ConnectProgress>(state);
  const isShown =
    connectionId === undefined ? phase === 'connected' : connectionId === connection?.id;
  const actions = useMemo(() => {
    const { connector, connections } = session;
    return {
      connect: (platform?: string, { replace = false, handOver = false }: ConnectOptions = {}) =>
        connector.connect({ platform, replace, mode: handOver ? 'link' : getAuthorization() }),
      reopen: () => connector.reopen(getAuthorization()),
      async check(): Promise<CheckOutcome> {
        const outcome = await connections.refresh();
        if (outcome !== 'answered') return outcome;
        return connections.getCurrent()?.status === 'connected' ? 'connected' : 'not_connected';
      },
      cancel: connector.cancel,
    };
  }, [session, getAuthorization]);
  return {
    connection,
    platform: platform || (isShown && connection?.platform) || null,
    authorizationUrl: getAuthorizationUrl(connection),
    authorizationWindow: window ?? 'none',
    phase,
    failedAction: failure?.action,
    error: failure?.error,
    ...actions,
  };
}
