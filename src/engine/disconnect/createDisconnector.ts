import { createStore } from '../../lib/createStore.ts';
import type { ReadableStore } from '../../lib/createStore.ts';
import { runConnectTask } from '../connect/runConnectTask.ts';
import { toAccountingError } from '../runTask.ts';
import type { TaskContext } from '../TaskContext.ts';
import { disconnectReducer, IDLE_DISCONNECT } from './disconnectReducer.ts';
import type { DisconnectEvent, DisconnectState } from './disconnectReducer.ts';

/**
 * The outcome of a press on Disconnect. `changed`: another connection is active by now, and stays.
 * `ignored`: disconnecting was already under way, there is nothing to end, or the session has
 * ended.
 */
export type DisconnectOutcome = 'disconnected' | 'changed' | 'failed' | 'ignored';

/** Ends the entity's connection. */
export interface Disconnector extends ReadableStore<DisconnectState> {
  disconnect: () => Promise<DisconnectOutcome>;
  /** Call it when the connection has changed. Clears a failure of the previous connection. */
  clearResult: () => void;
}

/** Creates the disconnector of one session. Starts nothing by itself. */
export function createDisconnector(context: TaskContext): Disconnector {
  const { connections, events, isDisposed } = context;
  const store = createStore(IDLE_DISCONNECT);
  const dispatch = (event: DisconnectEvent) => store.set(disconnectReducer(store.get(), event));

  return {
    get: store.get,
    subscribe: store.subscribe,
    async disconnect() {
      // The connection on the screen, which the person has confirmed.
      const id = connections.getCurrent()?.id;
      const isBusy = store.get().phase === 'disconnecting';
      if (isDisposed() || isBusy || id === undefined) return 'ignored';
      dispatch({ type: 'start' });
      try {
        const ended = await runConnectTask(context, (tasks) => tasks.disconnect(context, id));
        dispatch({ type: 'finish' });
        const now = connections.getAll()?.find((connection) => connection.id === id);
        return ended || now?.status === 'disconnected' ? 'disconnected' : 'changed';
      } catch (cause) {
        if (isDisposed()) return 'ignored';
        const error = toAccountingError(cause);
        dispatch({ type: 'fail', error });
        events.emitError(error);
        return 'failed';
      }
    },
    clearResult: () => dispatch({ type: 'reset' }),
  };
}
