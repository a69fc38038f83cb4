import type { AccountingApi } from '../api/AccountingApi.ts';
import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { Priority } from '../api/createRequestQueue.ts';
import type { Clock } from '../lib/Clock.ts';
import type {
  AccountingEvent,
  AccountingEventDetail,
  DisconnectReason,
} from './AccountingEvent.ts';
import type { CacheEntry } from './cache/createCache.ts';
import type { Identity } from './cache/keys.ts';
import { createConnector } from './connect/createConnector.ts';
import { recallConnect } from './connect/rememberConnect.ts';
import { createConnections } from './createConnections.ts';
import type { Commit } from './createConnections.ts';
import { createSchedule } from './createSchedule.ts';
import type { Hint, Signals } from './createSignals.ts';
import { createDisconnector } from './disconnect/createDisconnector.ts';
import { getConnectionEvents } from './getConnectionEvents.ts';
import { getCurrentConnection } from './getCurrentConnection.ts';
import { getHold, getPollInterval } from './getPollInterval.ts';
import { isHidden } from './isHidden.ts';
import { createPuller } from './pull/createPuller.ts';
import type { EventListener, Session, SessionOwner } from './Session.ts';
import type { TaskContext } from './TaskContext.ts';

export interface SessionOptions {
  /** The session sends no requests until the entity is known. */
  identity: Identity;
  api: AccountingApi;
  entry: CacheEntry<readonly Connection[]>;
  initialConnections: readonly Connection[] | undefined;
  signals: Signals;
  clock: Clock;
  /** Aborts when the session ends. */
  signal: AbortSignal;
  /** Called when a provider shows the entity. */
  onRetain: () => void;
  /** Called when no provider shows the entity any more. */
  onLeave: () => void;
}

/** Wires the parts of one entity together. Sends nothing until something observes or acts. */
export function createSession(options: SessionOptions): Session {
  const { identity, api, entry, signals, clock, signal } = options;
  const { entityId } = identity;
  const owners = new Set<SessionOwner>();
  const listeners = new Set<EventListener>();
  const emittedErrors = new WeakSet<AccountingError>();
  const reasons = new Map<string, DisconnectReason>();
  /** Whether the other tabs already know about the next change. */
  let isKnownElsewhere = false;
  /** Whether the last provider has unmounted. */
  let isLeft = false;
  /** The code of the last failed read. */
  let failedWith: string | undefined;
  /** Whether no event has reported yet that a series of failures began, or changed its code. */
  let isUnreported = false;

  function emit(detail: AccountingEventDetail) {
    const at = new Date(clock.now()).toISOString();
    const event: AccountingEvent = { ...detail, version: 1, entityId, at };
    for (const listener of listeners) {
      // An error in the partner's listener must not stop the engine.
      try {
        listener(event, connections.getCurrent());
      } catch (error) {
        reportError(error);
      }
    }
  }

  function emitError(error: AccountingError) {
    if (error === entry.get().error) isUnreported = false;
    if (emittedErrors.has(error)) return;
    emittedErrors.add(error);
    emit({ type: 'error', code: error.code, requestId: error.requestId ?? null });
  }

  const connections = createConnections({
    api,
    entry,
    clock,
    signal,
    initialData: options.initialConnections,
    getFollowedId: () => connector.getFollowedId(),
    onCommit: handleCommit,
    onFail: handleFail,
    onReadEnd: () => schedule.handleReadEnd(),
  });

  const context: TaskContext = {
    identity,
    api,
    connections,
    clock,
    signal,
    isDisposed: () => entityId === '' || isLeft || signal.aborted,
    emit,
    emitError,
    setEndReason({ id }, reason) {
      if (reason === null) reasons.delete(id);
      else reasons.set(id, reason);
    },
    broadcast: (news) => signals.broadcast(entityId, news),
  };
  const onPaceChange = () => schedule.reschedule();
  const connector = createConnector({
    context,
    getOwner: () => [...owners].at(-1),
    onHint: () => schedule.handleHint(),
    onPaceChange,
  });
  const puller = createPuller({ context, onPaceChange });
  const disconnector = createDisconnector(context);
  const getWaitingSince = () => connector.getWaitingSince() ?? puller.getWaitingSince();

  const schedule = createSchedule({
    clock,
    signal,
    read: (priority) => void read(priority),
    getLastRead: connections.getLastRead,
    onTime: passTime,
    isWaiting: () => getWaitingSince() !== null,
    getInterval() {
      const since = getWaitingSince();
      const { count, at } = connections.getFailures();
      const interval = getPollInterval(
        {
          waited: since === null ? null : clock.now() - since,
          status: connections.getCurrent()?.status,
          isHidden: isHidden(),
          failures: count,
          lastError: entry.get().error,
        },
        clock.random,
      );
      // A back-off counts from the failure, so that a hint does not prolong it.
      const waited = count > 0 ? Math.max(0, clock.now() - at) : 0;
      return interval && Math.max(0, interval - waited);
    },
    // The API may have sent `Retry-After`.
    canRead() {
      const { count, at } = connections.getFailures();
      const age = clock.now() - at;
      // The clock may have been set back.
      return age < 0 || age >= getHold(count, entry.get().error);
    },
    onActive: () => signals.subscribe(entityId, handleHint),
  });

  async function read(priority: Priority) {
    try {
      await connections.read({ priority });
      return 'answered';
    } catch (cause) {
      const { error } = entry.get();
      // A page that follows a pull does not report its own failed read. The next failure counts.
      if (isUnreported && error && error === cause) emitError(error);
      return 'failed';
    }
  }

  function handleCommit(commit: Commit) {
    const { before, after, isFirst, isWrite } = commit;
    const followedId = connector.getFollowedId() ?? (isFirst ? recallConnect(identity) : null);
    const was = getCurrentConnection(before ?? []);
    const is = getCurrentConnection(after);
    if (was?.id !== is?.id || was?.status !== is?.status) {
      puller.clearResult();
      disconnector.clearResult();
    }
    // Update state before emitting, so listeners see it.
    connector.handleCommit(commit);
    puller.handleRead(after);
    schedule.reschedule();
    if (before !== after && (isWrite || (before && !isKnownElsewhere))) signals.broadcast(entityId);
    if (!isWrite) isKnownElsewhere = false;
    for (const event of getConnectionEvents({ before, after, isFirst, followedId, reasons })) {
      if (event.type === 'disconnected') reasons.delete(event.connectionId);
      emit(event);
    }
  }

  function handleFail() {
    const { error } = entry.get();
    // A series of failures emits one event, and another each time its code changes.
    if (connections.getFailures().count === 1 || error?.code !== failedWith) isUnreported = true;
    failedWith = error?.code;
    passTime();
  }

  /** Deadlines must pass even while reads fail. */
  function passTime() {
    connector.handleTime();
    const known = connections.getAll();
    if (known) puller.handleRead(known);
  }

  function handleHint({ isFromElsewhere, pulling, isConnecting }: Hint) {
    if (isConnecting) {
      connector.handleTakeOver();
      return;
    }
    if (isFromElsewhere) {
      // A hidden tab fetches when it is shown.
      if (isHidden()) return;
      if (pulling !== undefined) puller.follow(pulling);
      isKnownElsewhere = true;
    } else connections.handleWakeUp();
    schedule.handleHint();
  }

  return {
    entityId,
    features: api,
    connections: {
      entry,
      getCurrent: connections.getCurrent,
      observe: () => (entityId === '' ? () => undefined : schedule.observe()),
      refresh: async () => (signal.aborted || entityId === '' ? 'ignored' : read('action')),
    },
    connector,
    puller,
    disconnector,
    signal,
    retain(owner) {
      owners.add(owner);
      isLeft = false;
      options.onRetain();
      return () => {
        owners.delete(owner);
        isLeft = owners.size === 0;
        // StrictMode releases and immediately retains.
        queueMicrotask(() => {
          if (isLeft) options.onLeave();
        });
      };
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    broadcast: () => signals.broadcast(entityId),
  };
}
