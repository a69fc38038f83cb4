import type { ReadableStore } from '../../lib/createStore.ts';
import { createStore } from '../../lib/createStore.ts';
import type { Connections } from '../createConnections.ts';
import type { Events } from '../createEvents.ts';
import { toAccountingError } from '../runTask.ts';
import type { TaskContext } from '../TaskContext.ts';
import type { ConnectEvent, ConnectState, GivenUp } from './connectReducer.ts';
import { connectReducer, getFollowedId, getInitialState } from './connectReducer.ts';
import { rememberConnect } from './rememberConnect.ts';

/** The only owner of the connect state. */
export interface ConnectMachine extends ReadableStore<ConnectState> {
  dispatch: (event: ConnectEvent) => void;
  /** Ends the wait: the entity is connected, or the connection has ended. */
  settle: (givenUp?: GivenUp) => void;
  fail: (type: 'fail' | 'reopen_fail' | 'cancel_fail', cause: unknown) => 'failed';
}

interface MachineContext extends Pick<TaskContext, 'identity' | 'broadcast'> {
  connections: Pick<Connections, 'getAll' | 'getCurrent'>;
  events: Pick<Events, 'emitError'>;
}

/**
 * Creates the machine. Stores the connection that it waits for in this tab, and tells other tabs.
 */
export function createConnectMachine(context: MachineContext): ConnectMachine {
  const { identity, connections, broadcast, events } = context;
  const store = createStore(getInitialState(connections.getAll()));
  let remembered: string | null = null;

  function dispatch(event: ConnectEvent) {
    const state = connectReducer(store.get(), event);
    const followedId = getFollowedId(state);
    store.set(state);
    if (followedId === remembered) return;
    rememberConnect(identity, followedId, remembered);
    remembered = followedId;
    if (followedId !== null) broadcast({ isConnecting: true });
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    dispatch,
    settle(givenUp) {
      const isConnected = connections.getCurrent()?.status === 'connected';
      dispatch(isConnected ? { type: 'connect' } : { type: 'settle', givenUp });
    },
    fail(type, cause) {
      const error = toAccountingError(cause);
      dispatch({ type, error });
      events.emitError(error);
      return 'failed';
    },
  };
}
