import type { AccountingApi } from '../api/AccountingApi.ts';
import type { Connection } from '../api/Connection.ts';
import type { AccountingEvent } from './AccountingEvent.ts';
import type { CacheEntry } from './cache/createCache.ts';
import type { Connector } from './connect/Connector.ts';
import type { Connections } from './createConnections.ts';
import type { Disconnector } from './disconnect/createDisconnector.ts';
import type { Puller } from './pull/createPuller.ts';

/** What became of a read that somebody asked for. */
export type ReadOutcome = 'answered' | 'failed' | 'ignored';

/** Something that is read from the API and kept in the cache. Hooks read it by `useResource`. */
export interface Resource<T> {
  readonly entry: CacheEntry<T>;
  /** What the server rendered with, for the first paint. */
  readonly initialData: T | undefined;
  /** Keeps it up to date from now on. Returns what ends that. */
  observe: () => () => void;
}

/** The entity's connections, for hooks. */
export interface ConnectionsResource extends Resource<readonly Connection[]> {
  /** Asks the API now. What goes wrong is in the entry's `error`. */
  refresh: () => Promise<ReadOutcome>;
  getCurrent: Connections['getCurrent'];
}

/** What a provider knows that the engine needs between clicks. */
export interface SessionOwner {
  /** Whether the person authorizes in a window of ours. */
  opensWindow: () => boolean;
  /** The longest usual set-up of a system, in minutes, where that is known. */
  getSetupMinutes: (platformKey: string | null) => number | undefined;
}

/** Hears an event, with the entity's connection at that moment. */
export type EventListener = (event: AccountingEvent, connection: Connection | null) => void;

/** What one client knows of one entity, and does for it. Lives once, until nobody holds it. */
export interface Session {
  readonly entityId: string;
  /** What this version of the API can do. */
  readonly features: Pick<AccountingApi, 'canChoosePlatform' | 'resourceTypes'>;
  readonly connections: ConnectionsResource;
  readonly connector: Pick<Connector, 'get' | 'subscribe' | 'connect' | 'reopen' | 'cancel'>;
  readonly puller: Pick<Puller, 'get' | 'subscribe' | 'start'>;
  readonly disconnector: Omit<Disconnector, 'clearResult'>;
  /** Aborts when the session ends, and gives up everything with that. */
  readonly signal: AbortSignal;
  /** A provider shows this entity. The session ends soon after the last one has gone. */
  retain: (owner: SessionOwner) => () => void;
  /** Hears every event. Returns what ends that. */
  listen: (listener: EventListener) => () => void;
  /** Tells the other tabs that there is something to ask about. */
  broadcast: () => void;
}
