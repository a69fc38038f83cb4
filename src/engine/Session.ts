import type { AccountingApi, ApiFeatures } from '../api/AccountingApi.ts';
import type { Connection } from '../api/Connection.ts';
import type { AccountingEvent } from './AccountingEvent.ts';
import type { BooksCheck } from './books/createBooksCheck.ts';
import type { CacheEntry } from './cache/createCache.ts';
import type { Connector } from './connect/Connector.ts';
import type { Consent } from './consent/createConsent.ts';
import type { Connections } from './createConnections.ts';
import type { Disconnector } from './disconnect/createDisconnector.ts';
import type { Puller } from './pull/createPuller.ts';
import type { CreateRecords, Records } from './records/Records.ts';

/** The outcome of a requested read. */
export type ReadOutcome = 'answered' | 'failed' | 'ignored';

/** Data from the API, kept in the cache. Hooks read it with `useResource`. */
export interface Resource<T> {
  readonly entry: CacheEntry<T>;
  /** Keeps the data up to date. Returns a function that stops. */
  observe: () => () => void;
}

/** The entity's connections, for hooks. */
export interface ConnectionsResource extends Resource<readonly Connection[]> {
  /** Fetches now. A failure is in the entry's `error`. */
  refresh: () => Promise<ReadOutcome>;
  /** Fetches before a component shows the entity. Never delays a person's action. */
  prefetch: () => Promise<ReadOutcome>;
  getCurrent: Connections['getCurrent'];
  /** Tells the other tabs to refetch. */
  broadcast: () => void;
  /** Whether the current connection leads to the right books. */
  readonly books: Pick<BooksCheck, 'get' | 'subscribe' | 'getChange' | 'confirm'>;
}

/** Settings of a provider that the engine needs between clicks. */
export interface SessionOwner {
  /** Whether the person authorizes in a window that we open. */
  opensWindow: () => boolean;
  /** The longest usual setup time of a platform in minutes, if known. */
  getSetupMinutes: (platformKey: string | null) => number | undefined;
  /** The version of the consent that the provider asks for. `undefined` if it asks for none. */
  getConsentVersion: () => string | undefined;
}

/** Receives an event and the entity's connection at that moment. */
export type EventListener = (event: AccountingEvent, connection: Connection | null) => void;

/** One entity's data and actions within one client. Once it has ended, it never starts again. */
export interface Session {
  readonly entityId: string;
  /** The features of this API version, what the person may do, and the API's time. */
  readonly features: ApiFeatures & Pick<AccountingApi, 'access' | 'getNow'>;
  readonly connections: ConnectionsResource;
  readonly consent: Pick<Consent, 'get' | 'subscribe' | 'agree' | 'isNeeded'>;
  readonly connector: Pick<Connector, 'get' | 'subscribe' | 'connect' | 'reopen' | 'cancel'>;
  readonly puller: Pick<Puller, 'get' | 'subscribe' | 'start'>;
  readonly disconnector: Omit<Disconnector, 'clearResult'>;
  /**
   * Returns the synced records. The first caller creates them, so that pages without records do
   * not load their code.
   */
  getRecords: (create: CreateRecords) => Records;
  /** Aborts when the session ends, which aborts everything that the session does. */
  readonly signal: AbortSignal;
  /**
   * Registers a provider of this entity, or a hook without settings that shows it. The session ends
   * soon after the last one unmounts.
   */
  retain: (owner?: SessionOwner) => () => void;
  /** Calls the listener for every event. Returns an unsubscribe function. */
  listen: (listener: EventListener) => () => void;
}
