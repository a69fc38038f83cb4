import { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { ResourceType } from '../api/Pull.ts';
import { attempt } from '../lib/attempt.ts';
import { createStore } from '../lib/createStore.ts';
import type { ConnectSignal } from './CONNECT_STEPS.ts';
import { IDLE_CONNECT } from './ConnectFlow.ts';
import type { ConnectFlow } from './ConnectFlow.ts';
import { createChannel } from './createChannel.ts';
import type { News } from './createChannel.ts';
import { createPoller } from './createPoller.ts';
import { IDLE_DISCONNECT } from './DisconnectFlow.ts';
import { getChanges } from './getChanges.ts';
import { getConnectSignal } from './getConnectSignal.ts';
import { getCurrentConnection } from './getCurrentConnection.ts';
import { getPollInterval } from './getPollInterval.ts';
import { getWait } from './getWait.ts';
import { isHidden } from './isHidden.ts';
import { moveConnect } from './moveConnect.ts';
import { IDLE_PULL } from './PullFlow.ts';
import { readConnections } from './readConnections.ts';
import { recallConnect, rememberConnect } from './rememberConnect.ts';
import type { Reading, Session } from './Session.ts';
import type { SessionOptions } from './SessionOptions.ts';

/** Creates the session of one entity. Starts nothing by itself. */
export function createSession(options: SessionOptions): Session {
  const { entityId, api, emit, getSetupMinutes, opensWindow } = options;
  const reading = createStore<Reading>({ connections: undefined, error: undefined, knownAt: 0 });
  const connecting = createStore(IDLE_CONNECT);
  const disconnecting = createStore(IDLE_DISCONNECT);
  const pulling = createStore(IDLE_PULL);
  const followers = new Set<(resourceType: ResourceType | null) => void>();
  let issued = 0;
  let newest = 0;
  let failures = 0;
  let knownAt = 0;
  let failedAt = 0;
  let isOver = false;
  let isTold = false;
  let requests = new AbortController();
  let waitedFor: string | null = null;

  const channel = createChannel(entityId, hear);
  // So that the wait goes on after a redirect or a reload.
  connecting.subscribe(() => {
    const { connectionId } = connecting.get();
    if (connectionId === waitedFor) return;
    rememberConnect(entityId, connectionId, waitedFor);
    waitedFor = connectionId;
  });

  const getCurrent = () => getCurrentConnection(reading.get().connections ?? []);

  async function look(signal = getSignal()) {
    issued += 1;
    const ticket = issued;
    // An answer that was overtaken says what is no longer true.
    const getNewer = () => (ticket < newest ? reading.get().connections : undefined);
    try {
      const answer = await readConnections(api, connecting.get().connectionId, signal);
      failures = 0;
      knownAt = Date.now();
      const newer = getNewer();
      if (newer) return newer;
      newest = ticket;
      show(answer);
      return answer;
    } catch (error) {
      // Given up by us: it says nothing about the API.
      if (signal.aborted || getNewer()) throw error;
      failures += 1;
      failedAt = Date.now();
      if (error instanceof AccountingError) {
        const { connections } = reading.get();
        reading.set({ connections, error, knownAt });
        // Time goes on for what waits, also while nothing can be read.
        if (connections) advance(connections);
      }
      throw error;
    } finally {
      poller.reschedule();
    }
  }

  function show(connections: readonly Connection[]) {
    const { connections: before, error } = reading.get();
    const recalled = before ? null : recallConnect(entityId);
    const followed = connecting.get().connectionId ?? recalled;
    const was = getCurrent();
    const isNews = JSON.stringify(before) !== JSON.stringify(connections);
    if (isNews) reading.set({ connections, error: undefined, knownAt });
    else if (error) reading.set({ connections: before, error: undefined, knownAt });
    forgetPast(was, getCurrent());
    // The flows first: whoever hears an event finds everything as it is now.
    resume(connections, recalled);
    advance(connections);
    if (isNews && before && !isTold && !isOver) channel.tell();
    isTold = false;
    getChanges(before, connections, followed).forEach(emit);
  }

  /** This page was loaded again while the person authorized. */
  function resume(connections: readonly Connection[], recalled: string | null) {
    if (recalled === null || connecting.get().connectionId !== null) return;
    const waiting = connections.find(
      ({ id, status }) => id === recalled && status === 'pending_auth',
    );
    if (!waiting) rememberConnect(entityId, null, recalled);
    else {
      const { id: connectionId, platform } = waiting;
      const window = opensWindow() ? 'gone' : 'none';
      move('open', { connectionId, platform, window, startedAt: Date.now() });
    }
  }

  function move(signal: ConnectSignal, change?: Partial<ConnectFlow>) {
    connecting.set(moveConnect(connecting.get(), signal, change));
  }

  /** Moves on what waits for the API. */
  function advance(connections: readonly Connection[]) {
    const flow = connecting.get();
    const minutes = getSetupMinutes(flow.platform);
    const signal = getConnectSignal(flow, connections, Date.now(), minutes);
    if (signal) move(signal);
    session.watchPull?.(connections);
  }

  function hear({ pulling: type }: News) {
    // A hidden tab finds out when it is shown.
    if (isHidden()) return;
    if (type !== undefined) followers.forEach((follow) => follow(type));
    isTold = true;
    poller.wake();
  }

  function getSignal() {
    if (requests.signal.aborted) requests = new AbortController();
    return requests.signal;
  }

  /** What failed or finished was about how things stood then. */
  function forgetPast(was: Connection | null, is: Connection | null) {
    if (was?.id === is?.id && was?.status === is?.status) return;
    const { step, error } = connecting.get();
    if (error && ['idle', 'failed'].includes(step)) move('settle');
    if (disconnecting.get().step === 'failed') disconnecting.set(IDLE_DISCONNECT);
    if (['failed', 'complete'].includes(pulling.get().step)) pulling.set(IDLE_PULL);
  }

  const poller = createPoller({
    poll: () =>
      look().catch((reason) => {
        const { error } = reading.get();
        // Once, however often it is tried again.
        if (failures === 1 && error && error === reason) {
          emit({ type: 'error', code: error.code, requestId: error.requestId ?? null });
        }
      }),
    // The API asked to be left alone for a while.
    canWake() {
      const { isRetryable = false, retryAfter = 0 } = reading.get().error ?? {};
      return !isRetryable || Date.now() - failedAt >= retryAfter;
    },
    getInterval: () =>
      getPollInterval({
        waited: getWait(connecting.get(), pulling.get()),
        status: getCurrent()?.status,
        isHidden: isHidden(),
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
      const { authorization } = session;
      session.authorization = null;
      if (authorization?.isBlank) attempt(() => authorization.window.close());
    },
    isOver: () => isOver,
    enter() {
      isOver = false;
      channel.open();
      return () => {
        isOver = true;
        channel.close();
        session.creation?.abort();
        move('cancel');
        // React's StrictMode enters again at once: then the read that is on its way is of use.
        queueMicrotask(() => {
          if (!isOver) return;
          requests.abort();
          poller.forget();
        });
        session.releases.forEach((release) => release());
        session.releases.clear();
        session.closeAuthorization();
      };
    },
    releases: new Set(),
    creation: null,
    isCanceling: false,
    getSignal,
    move,
    watchPull: null,
    onPullElsewhere(listener) {
      followers.add(listener);
      return () => followers.delete(listener);
    },
    tell: (news) => void (isOver || channel.tell(news)),
    hear: () => hear({}),
    getCurrent,
    look,
    async write(send) {
      issued += 1;
      const ticket = issued;
      const connection = await send();
      if (newest > ticket) {
        const { id, platform } = connection;
        const found = (await look()).find((other) => other.id === id) ?? connection;
        // It was not known to be ours when it was read.
        if (found.status === 'connected' && connection.status === 'pending_auth') {
          emit({ type: 'connected', connectionId: id, platform });
        }
        return found;
      }
      // Reads that are on their way may have been answered before this.
      issued += 1;
      newest = issued;
      knownAt = Date.now();
      const { connections = [] } = reading.get();
      show([connection, ...connections.filter(({ id }) => id !== connection.id)]);
      return connection;
    },
    emit,
  };
  return session;
}
