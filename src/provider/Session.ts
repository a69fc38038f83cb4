import type { AccountingApi } from '../api/AccountingApi.ts';
import type { AccountingError } from '../api/AccountingError.ts';
import type { Connection } from '../api/Connection.ts';
import type { ResourceType } from '../api/Pull.ts';
import type { Store } from '../lib/createStore.ts';
import type { AccountingEventDetail } from './AccountingEvent.ts';
import type { ConnectSignal } from './CONNECT_STEPS.ts';
import type { ConnectFlow } from './ConnectFlow.ts';
import type { News } from './createChannel.ts';
import type { Poller } from './createPoller.ts';
import type { DisconnectFlow } from './DisconnectFlow.ts';
import type { PullFlow } from './PullFlow.ts';

/** What the API last said, and why the last read failed. */
export interface Reading {
  /** `undefined` until the API answered. Keeps its identity while nothing in it changes. */
  connections: readonly Connection[] | undefined;
  error: AccountingError | undefined;
  /** When the API answered last, in milliseconds since 1970. Kept up to date while reads fail. */
  knownAt: number;
}

/** Hears what the API said last, each time it is asked. */
export type Watcher = (connections: readonly Connection[]) => void;

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
  /** Gives up the request that makes a connection, while it is on its way. */
  creation: AbortController | null;
  /** Whether the person gave up what is waited for: it is about to end. */
  isCanceling: boolean;
  /** Aborts when the provider shows another entity, or is gone. */
  getSignal: () => AbortSignal;
  /** The provider shows this entity; until the clean-up is called. */
  enter: () => () => void;
  /** Moves connecting on, where its step knows the signal. */
  move: (signal: ConnectSignal, change?: Partial<ConnectFlow>) => void;
  /** Follows a pull: told what the API says, each time it is asked. */
  watchPull: Watcher | null;
  /** Tells when another tab or widget has started a pull. Returns the clean-up. */
  onPullElsewhere: (listener: (resourceType: ResourceType | null) => void) => () => void;
  /** Tells the other tabs and widgets that there is something to ask the API about. */
  tell: (news?: News) => void;
  /** Somebody says that there is something to ask the API about. */
  hear: () => void;
  /** The connection that counts, as far as the API has said. */
  getCurrent: () => Connection | null;
  /** Asks the API which connections there are, and shows the answer. Throws `AccountingError`. */
  look: (signal?: AbortSignal) => Promise<readonly Connection[]>;
  /**
   * Sends what changes a connection, and shows it as the API answers. Where a read that began later
   * has answered before, the API is asked again.
   */
  write: (send: () => Promise<Connection>) => Promise<Connection>;
  emit: (event: AccountingEventDetail) => void;
}
