import type { AccountingApi } from '../api/AccountingApi.ts';
import { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import { createStore } from '../lib/createStore.ts';
import type { Store } from '../lib/createStore.ts';
import type { AccountingEventDetail } from './AccountingEvent.ts';
import { IDLE_CONNECT } from './ConnectFlow.ts';
import type { ConnectFlow } from './ConnectFlow.ts';
import { createPoller } from './createPoller.ts';
import type { Poller } from './createPoller.ts';
import { IDLE_DISCONNECT } from './DisconnectFlow.ts';
import type { DisconnectFlow } from './DisconnectFlow.ts';
import { getCurrentConnection } from './getCurrentConnection.ts';
import { getPollInterval } from './getPollInterval.ts';
import { IDLE_PULL } from './PullFlow.ts';
import type { PullFlow } from './PullFlow.ts';

const CHANGES = ['connected', 'deauthorized', 'disconnected'] as const;

/** What the API last said, and why the last read failed. */
export interface Reading {
  /** `undefined` until the API answered. Keeps its identity while nothing in it changes. */
  connections: readonly Connection[] | undefined;
  error: AccountingError | undefined;
}

/** Hears what the API said last, and why it could not be asked just now. */
export type Watcher = (connections: readonly Connection[], error?: AccountingError) => void;

/** What the hooks of one provider share about one entity: never another entity's. */
export interface Session {
  readonly entityId: string;
  readonly api: AccountingApi;
  readonly reading: Store<Reading>;
  readonly connecting: Store<ConnectFlow>;
  readonly disconnecting: Store<DisconnectFlow>;
  readonly pulling: Store<PullFlow>;
  readonly poller: Poller;
  /** The window the person authorizes in. Once it has left our blank page, it can only be focused. */
  authorization: { window: Window; isBlank: boolean } | null;
  /**
   * Closes the authorization window while it is blank. Once it shows the page of another company,
   * the browser refuses: its `opener` is cut, and the person closes it.
   */
  closeAuthorization: () => void;
  /** Whether the provider shows another entity by now, or is gone: nothing more may open. */
  isOver: () => boolean;
  /** What to give back when the provider shows another entity, or is gone. */
  readonly releases: Set<() => void>;
  /** The provider shows this entity; until the clean-up is called. */
  enter: () => () => void;
  /** The flows that wait for something: told what the API says, each time it is asked. */
  readonly watchers: Map<'connect' | 'pull', Watcher>;
  /** The connection that counts, as far as the API has said. */
  getCurrent: () => Connection | null;
  /** Asks the API which connections there are, and shows the answer. Throws `AccountingError`. */
  look: () => Promise<readonly Connection[]>;
  /** Shows a connection as the API just answered it. */
  accept: (connection: Connection) => void;
  emit: (event: AccountingEventDetail) => void;
}

/** Creates the session of one entity. Starts nothing by itself. */
export function createSession(
  entityId: string,
  api: AccountingApi,
  emit: Session['emit'],
): Session {
  const reading = createStore<Reading>({ connections: undefined, error: undefined });
  const connecting = createStore(IDLE_CONNECT);
  const disconnecting = createStore(IDLE_DISCONNECT);
  const pulling = createStore(IDLE_PULL);
  const watchers: Session['watchers'] = new Map();
  let issued = 0;
  let newest = 0;
  let failures = 0;
  let isOver = false;

  const getCurrent = () => getCurrentConnection(reading.get().connections ?? []);

  async function look() {
    issued += 1;
    const ticket = issued;
    // An answer that was overtaken says what is no longer true.
    const getNewer = () => (ticket < newest ? reading.get().connections : undefined);
    try {
      const answer = await readWithFollowed();
      failures = 0;
      const newer = getNewer();
      if (newer) return newer;
      newest = ticket;
      show(answer);
      return answer;
    } catch (error) {
      failures += 1;
      if (error instanceof AccountingError && !getNewer()) {
        const { connections } = reading.get();
        reading.set({ connections, error });
        // Time goes on for what waits, also while nothing can be read.
        if (connections) watchers.forEach((watch) => watch(connections, error));
      }
      throw error;
    } finally {
      poller.reschedule();
    }
  }

  /** A list that does not hold a new connection yet must not make it look lost. */
  async function readWithFollowed() {
    const connections = await api.listConnections();
    const { connectionId } = connecting.get();
    if (connectionId === null || connections.some(({ id }) => id === connectionId)) {
      return connections;
    }
    try {
      return [await api.getConnection(connectionId), ...connections];
    } catch (error) {
      // Gone for good: the list is the truth, and the wait for it ends.
      if (error instanceof AccountingError && error.code === 'not_found') return connections;
      throw error;
    }
  }

  function show(connections: readonly Connection[]) {
    const { connections: before, error } = reading.get();
    const followed = connecting.get().connectionId;
    const was = getCurrent();
    const isNews = JSON.stringify(before) !== JSON.stringify(connections);
    if (isNews) reading.set({ connections, error: undefined });
    else if (error) reading.set({ connections: before, error: undefined });
    forgetPast(was, getCurrent());
    // The flows first: whoever hears an event finds everything as it is now.
    watchers.forEach((watch) => watch(connections));
    for (const { id, platform, status } of connections) {
      const previous = before?.find((connection) => connection.id === id)?.status;
      const isChange = previous ? previous !== status : id === followed;
      // What never was connected is cancelled, not disconnected.
      const isCancelled = previous === 'pending_auth' && status === 'disconnected';
      const type = CHANGES.find((word) => word === status);
      if (type && isChange && !isCancelled) emit({ type, connectionId: id, platform });
    }
  }

  /** What failed or finished was about how things stood then. */
  function forgetPast(was: Connection | null, is: Connection | null) {
    if (was?.id === is?.id && was?.status === is?.status) return;
    if (connecting.get().step === 'failed') connecting.set(IDLE_CONNECT);
    if (disconnecting.get().step === 'failed') disconnecting.set(IDLE_DISCONNECT);
    const { step } = pulling.get();
    if (step === 'failed' || step === 'complete') pulling.set(IDLE_PULL);
  }

  function getWait() {
    const connect = connecting.get();
    const pull = pulling.get();
    if (connect.connectionId !== null) return Date.now() - connect.startedAt;
    return pull.step === 'running' ? Date.now() - pull.startedAt : null;
  }

  const poller = createPoller({
    poll: () =>
      look().catch(() => {
        const { error } = reading.get();
        // Once, however often it is tried again.
        if (failures === 1 && error) {
          emit({ type: 'error', code: error.code, requestId: error.requestId ?? null });
        }
      }),
    // The API asked to be left alone for a while.
    canWake: () => reading.get().error?.retryAfter === undefined,
    getInterval: () =>
      getPollInterval({
        waited: getWait(),
        status: getCurrent()?.status,
        isHidden: document.visibilityState === 'hidden',
        failures,
        lastError: reading.get().error,
      }),
  });

  const session: Session = {
    entityId,
    api,
    reading,
    connecting,
    disconnecting,
    pulling,
    poller,
    authorization: null,
    closeAuthorization() {
      if (session.authorization?.isBlank) session.authorization.window.close();
      session.authorization = null;
    },
    isOver: () => isOver,
    enter() {
      isOver = false;
      return () => {
        isOver = true;
        session.releases.forEach((release) => release());
        session.releases.clear();
        session.closeAuthorization();
      };
    },
    watchers,
    releases: new Set(),
    getCurrent,
    look,
    accept(connection) {
      issued += 1;
      newest = issued;
      const { connections = [] } = reading.get();
      show([connection, ...connections.filter(({ id }) => id !== connection.id)]);
    },
    emit,
  };
  return session;
}
