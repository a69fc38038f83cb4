import { createStore } from '../lib/createStore.ts';
import type { ReadableStore } from '../lib/createStore.ts';

/** `read`: the person may look at the connection, but not change it. */
export type Access = 'read' | 'write';

/** What the person may do with one entity, as the server last said. */
export interface AccessSource extends ReadableStore<Access> {
  /** Call it with each response. */
  handleAnswer: (response: Pick<Response, 'ok' | 'headers'>) => void;
}

/** Creates the access of one entity. Only the server enforces it. */
export function createAccess(): AccessSource {
  const { get, set, subscribe } = createStore<Access>('write');
  return {
    get,
    subscribe,
    handleAnswer({ ok, headers }) {
      if (headers.get('x-accounting-access') === 'read') set('read');
      // A refusal may come from something in front of the server.
      else if (ok) set('write');
    },
  };
}
