import type { AccountingApi } from '../api/AccountingApi.ts';
import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { Priority } from '../api/createRequestQueue.ts';
import type { Clock } from '../lib/Clock.ts';
import { createBooksCheck } from './books/createBooksCheck.ts';
import type { AccountingCache, CacheEntry } from './cache/createCache.ts';
import type { Identity } from './cache/keys.ts';
import { createConnector } from './connect/createConnector.ts';
import { recallConnect } from './connect/rememberConnect.ts';
import { createConsent } from './consent/createConsent.ts';
import { createConnections } from './createConnections.ts';
import type { Commit } from './createConnections.ts';
import { createSchedule } from './createSchedule.ts';
import type { Hint, Signals } from './createSignals.ts';
import { createEvents } from './createEvents.ts';
import { createDisconnector } from './disconnect/createDisconnector.ts';
import { getCurrentConnection } from './getCurrentConnection.ts';
import { getHold, getPollInterval } from './getPollInterval.ts';
import { isHidden } from './isHidden.ts';
import { createPuller } from './pull/createPuller.ts';
import type { Records } from './records/Records.ts';
import type { ReadOutcome, Session, SessionOwner } from './Session.ts';
import type { TaskContext } from './TaskContext.ts';

export interface SessionOptions {
  /** The session sends no requests until the entity is known. */
  identity: Identity;
  api: AccountingApi;
  entry: CacheEntry<readonly Connection[]>;
  createEntry: AccountingCache['createEntry'];
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

/** News that arrives this long after the message of another tab is something else, in milliseconds. */
const LATE = 30_000;

/** Wires the parts of one entity together. Sends nothing until something observes or acts. */
export function createSession(options: SessionOptions): Session {
  const { identity, api, entry, signals, clock, signal } = options;
  const { entityId } = identity;
  /** The settings of what shows the entity. A hook for many entities has none. */
  const owners = new Map<symbol, SessionOwner | undefined>();
  /** The connection that this tab waited for before the reload. */
  const recalledId = recallConnect(identity);
  /** When another tab last said that something may be new. */
  let heardAt = -Infinity;
  let records: Records | undefined;
  /** Whether the last provider has unmounted. */
  let isLeft = false;
  const events = createEvents({ entityId, clock, getConnection: () => connections.getCurrent() });

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

  const broadcast: TaskContext['broadcast'] = (news) => signals.broadcast(entityId, news);
  const getOwners = () => [...owners.values()].flatMap((owner) => owner ?? []);
  const getConnections = () => connections.getAll() ?? [];
  const books = createBooksCheck({ identity, events, getConnections, broadcast });
  const isDisposed = () => entityId === '' || isLeft || signal.aborted;
  const consent = createConsent({
    entityId,
    api,
    connections,
    clock,
    signal,
    isDisposed,
    getVersions: () => getOwners().flatMap((owner) => owner.getConsentVersion() ?? []),
  });
  const context: TaskContext = {
    identity,
    api,
    connections,
    books,
    consent,
    clock,
    signal,
    isDisposed,
    events,
    broadcast,
    subscribe: (onHint) => signals.subscribe(entityId, onHint),
  };
  const onPaceChange = () => schedule.reschedule();
  const connector = createConnector({
    context,
    recalledId,
    getOwner: () => getOwners().at(-1),
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
          idleTime: signals.getIdleTime(),
          failures: count,
          lastError: entry.get().error,
          serverInterval: api.getServerInterval(),
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

  async function read(priority: Priority): Promise<ReadOutcome> {
    if (signal.aborted || entityId === '') return 'ignored';
    try {
      await connections.read({ priority });
      return 'answered';
    } catch (cause) {
      if (signal.aborted) return 'ignored';
      events.emitFailure(cause);
      return 'failed';
    }
  }

  function handleCommit(commit: Commit) {
    const { before, after, isFirst, isWrite } = commit;
    const followedId = connector.getFollowedId() ?? (isFirst ? recalledId : null);
    const previous = getCurrentConnection(before ?? []);
    const current = getCurrentConnection(after);
    if (previous?.id !== current?.id || previous?.status !== current?.status) {
      puller.clearResult();
      disconnector.clearResult();
    }
    // Update state before emitting, so listeners see it.
    connector.handleCommit(commit);
    puller.handleRead(after);
    if (before && (previous?.lastPull !== current?.lastPull || previous?.id !== current?.id)) {
      records?.handleNews();
    }
    schedule.reschedule();
    const isKnownElsewhere = Math.abs(clock.now() - heardAt) < LATE;
    if (before !== after && (isWrite || (before && !isKnownElsewhere))) broadcast();
    // A message that came during this read is about news that the next read brings.
    if (!isWrite && heardAt <= connections.getLastRead().startedAt) heardAt = -Infinity;
    events.emitChange({ before, after, isFirst, followedId }, isWrite);
    books.handleRead();
  }

  function handleFail(error: AccountingError) {
    events.noteFailure(error, connections.getFailures().count);
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
    books.handleHint();
    if (isFromElsewhere) {
      if (pulling !== undefined) puller.follow(pulling);
      heardAt = clock.now();
    } else {
      connections.handleWakeUp();
      puller.handleWakeUp();
    }
    // A hidden tab fetches when it is shown.
    schedule.handleHint();
  }

  return {
    entityId,
    features: api,
    connections: {
      entry,
      getCurrent: connections.getCurrent,
      books,
      observe: () => (entityId === '' ? () => undefined : schedule.observe()),
      refresh: () => read('action'),
      prefetch: () => read('wait'),
      broadcast: () => broadcast(),
    },
    consent,
    connector,
    puller,
    disconnector,
    getRecords: (create) => (records ??= create(context, options.createEntry)),
    signal,
    retain(owner) {
      const holder = Symbol('holder');
      owners.set(holder, owner);
      isLeft = false;
      options.onRetain();
      return () => {
        owners.delete(holder);
        isLeft = owners.size === 0;
        // StrictMode releases and immediately retains.
        queueMicrotask(() => {
          if (isLeft) options.onLeave();
        });
      };
    },
    listen: events.listen,
  };
}
