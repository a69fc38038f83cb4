import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { AccountingClient } from './AccountingClient.ts';
import type { EntityConnection } from './EntityConnection.ts';
import { getCurrentConnection } from './getCurrentConnection.ts';
import type { ConnectionsResource } from './Session.ts';

/** Keeps the connections of a changing set of entities up to date. */
export interface EntityWatch {
  /** Watches these entities, and no others. Those that stay are not read again. */
  setEntityIds: (entityIds: readonly string[]) => void;
  /** Returns the same array, and the same objects in it, until something has changed. */
  get: (entityIds: readonly string[]) => readonly EntityConnection[];
  subscribe: (listener: () => void) => () => void;
}

interface Watched {
  readonly entry: ConnectionsResource['entry'];
  readonly stop: () => void;
}

/** The connection of one entity as it was last returned, and what it was derived from. */
interface CachedConnection {
  data: readonly Connection[] | undefined;
  error: AccountingError | undefined;
  item: EntityConnection;
}

/** Creates the watch of one hook. Reads nothing by itself. */
export function createEntityWatch(client: AccountingClient): EntityWatch {
  const watched = new Map<string, Watched>();
  const cached = new Map<string, CachedConnection>();
  const listeners = new Set<() => void>();
  let last: readonly EntityConnection[] = [];

  const notify = () => listeners.forEach((listener) => listener());

  function watch(entityId: string): Watched {
    const { connections, retain } = client.getSession(entityId);
    const release = retain();
    const unsubscribe = connections.entry.subscribe(notify);
    const stopObserving = connections.observe();
    return {
      entry: connections.entry,
      stop() {
        stopObserving();
        unsubscribe();
        release();
      },
    };
  }

  function getItem(entityId: string): EntityConnection {
    const { data, error } = watched.get(entityId)?.entry.get() ?? NOTHING;
    const known = cached.get(entityId);
    if (known && known.data === data && known.error === error) return known.item;
    const connection = data ? getCurrentConnection(data) : null;
    const item: EntityConnection = {
      entityId,
      connection,
      status: data && (connection?.status ?? 'not_connected'),
      isLoading: data === undefined && error === undefined,
      error,
    };
    cached.set(entityId, { data, error, item });
    return item;
  }

  return {
    setEntityIds(entityIds) {
      const wanted = new Set(entityIds);
      for (const id of wanted) if (!watched.has(id)) watched.set(id, watch(id));
      for (const [id, { stop }] of watched) {
        if (wanted.has(id)) continue;
        stop();
        watched.delete(id);
        cached.delete(id);
      }
      // The cache may hold what others have read.
      notify();
    },
    get(entityIds) {
      const items = entityIds.map(getItem);
      const isSame = items.length === last.length && items.every((item, at) => item === last[at]);
      if (!isSame) last = items;
      return last;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const NOTHING = { data: undefined, error: undefined };
