import { createStore } from '../../lib/createStore.ts';
import type { ReadableStore } from '../../lib/createStore.ts';
import { runTask, toAccountingError } from '../runTask.ts';
import type { TaskContext } from '../TaskContext.ts';
import { disconnectReducer, IDLE_DISCONNECT } from './disconnectReducer.ts';
import type { DisconnectEvent, DisconnectState } from './disconnectReducer.ts';

/**
 * What became of a press on Disconnect. `changed`: another connection is active by now, and goes
 * on. `ignored`: it was under way already, there is nothing to end, or the page has gone.
 */
export type DisconnectOutcome = 'disconnected' | 'changed' | 'failed' | 'ignored';

/** Ends the entity's connection. */
export interface Disconnector extends ReadableStore<DisconnectState> {
  disconnect: () => Promise<DisconnectOutcome>;
  /** The connection has changed: a failure was about the one before. */
  clearResult: () => void;
}

const loadTasks = () => import('../connect/connectTasks.ts');

/** Creates the disconnector of one session. Starts nothing by itself. */
export function createDisconnector(context: TaskContext): Disconnector {
  const { connections, clock, emitError, isDisposed } = context;
  const store = createStore(IDLE_DISCONNECT);
  const dispatch = (event: DisconnectEvent) => store.set(disconnectReducer(store.get(), event));

  return {
    get: store.get,
    subscribe: store.subscribe,
    async disconnect() {
      // The one on the screen, which the person was asked about.
      const id = connections.getCurrent()?.id;
      const isBusy = store.get().phase === 'disconnecting';
      if (isDisposed() || isBusy || id === undefined) return 'ignored';
      dispatch({ type: 'start' });
      try {
        const ended = await runTask(loadTasks, (tasks) => tasks.disconnect(context, id), clock);
        dispatch({ type: 'finish' });
        const now = connections.getAll()?.find((connection) => connection.id === id);
        return ended || now?.status === 'disconnected' ? 'disconnected' : 'changed';
      } catch (cause) {
        if (isDisposed()) return 'ignored';
        const error = toAccountingError(cause);
        dispatch({ type: 'fail', error });
        emitError(error);
        return 'failed';
      }
    },
    clearResult: () => dispatch({ type: 'reset' }),
  };
}
