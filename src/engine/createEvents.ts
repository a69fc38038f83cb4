import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { Clock } from '../lib/Clock.ts';
import { getTimeOfDay } from '../lib/getTimeOfDay.ts';
import type {
  AccountingEvent,
  AccountingEventDetail,
  DisconnectReason,
} from './AccountingEvent.ts';
import { getConnectionEvents } from './getConnectionEvents.ts';
import type { ConnectionChange } from './getConnectionEvents.ts';
import type { EventListener } from './Session.ts';

/** The events of one entity. */
export interface Events {
  emit: (detail: AccountingEventDetail) => void;
  /** Emits an `error` event, once for each error, however many callers waited for the request. */
  emitError: (error: AccountingError) => void;
  /** Emits what has changed between two lists of connections. */
  emitChange: (change: Omit<ConnectionChange, 'reasons'>, isWrite: boolean) => void;
  /** Notes a failed read. A series of failures emits one event, and another if its code changes. */
  noteFailure: (error: AccountingError, count: number) => void;
  /** Emits the failure of a read, unless its series has been emitted. */
  emitFailure: (cause: unknown) => void;
  /** Sets why this page ends a connection, for the `disconnected` event. */
  setEndReason: (connection: Connection, reason: DisconnectReason | null) => void;
  /** Drops the reason if the next read shows that the connection has not ended. */
  doubtEnd: (connection: Connection) => void;
  listen: (listener: EventListener) => () => void;
}

export interface EventsOptions {
  entityId: string;
  clock: Clock;
  /** Returns the connection that listeners receive with each event. */
  getConnection: () => Connection | null;
}

/**
 * Creates the events of one entity. Events that occur before the first listener are kept for it,
 * because a prefetched answer can arrive before the provider mounts.
 */
export function createEvents({ entityId, clock, getConnection }: EventsOptions): Events {
  const listeners = new Set<EventListener>();
  const emittedErrors = new WeakSet<AccountingError>();
  const reasons = new Map<string, DisconnectReason>();
  const doubted = new Set<string>();
  let early: AccountingEvent[] | undefined = [];
  /** The last failed read, if no event has reported its series or its code yet. */
  let unreported: AccountingError | undefined;
  let failedWith: string | undefined;

  function deliver(event: AccountingEvent) {
    for (const listener of listeners) {
      // An error in the partner's listener must not stop the engine.
      try {
        listener(event, getConnection());
      } catch (error) {
        reportError(error);
      }
    }
  }

  function deliverEarly() {
    if (listeners.size === 0) return;
    const events = early ?? [];
    early = undefined;
    events.forEach(deliver);
  }

  function emit(detail: AccountingEventDetail) {
    const at = new Date(getTimeOfDay(clock)).toISOString();
    const event: AccountingEvent = { ...detail, version: 1, entityId, at };
    if (early) early.push(event);
    else deliver(event);
  }

  function emitError(error: AccountingError) {
    if (error === unreported) unreported = undefined;
    if (emittedErrors.has(error)) return;
    emittedErrors.add(error);
    emit({ type: 'error', code: error.code, requestId: error.requestId ?? null });
  }

  return {
    emit,
    emitError,
    emitChange(change, isWrite) {
      for (const event of getConnectionEvents({ ...change, reasons })) {
        if (event.type === 'disconnected') reasons.delete(event.connectionId);
        emit(event);
      }
      if (isWrite) return;
      for (const id of doubted) reasons.delete(id);
      doubted.clear();
    },
    noteFailure(error, count) {
      if (unreported || count === 1 || error.code !== failedWith) unreported = error;
      failedWith = error.code;
    },
    emitFailure(cause) {
      if (unreported && unreported === cause) emitError(unreported);
    },
    setEndReason({ id }, reason) {
      doubted.delete(id);
      if (reason === null) reasons.delete(id);
      else reasons.set(id, reason);
    },
    doubtEnd: ({ id }) => void doubted.add(id),
    listen(listener) {
      listeners.add(listener);
      // All listeners of one render receive the early events.
      if (early) queueMicrotask(deliverEarly);
      return () => void listeners.delete(listener);
    },
  };
}
