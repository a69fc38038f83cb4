import { useEffect, useState, useSyncExternalStore } from 'react';
import { useConnection } from '../hooks/useConnection.ts';
import { createStore } from '../lib/createStore.ts';

const neverChanges = () => () => undefined;

/**
 * When the API said what is shown, in milliseconds since 1970. A later answer that said the same is
 * not counted: it renders nothing. Renders nothing by itself.
 */
export function useKnownAt(): number {
  const { connection, status, error } = useConnection();
  const [knownAt] = useState(() => createStore(Date.now()));

  useEffect(() => {
    if (!error && (connection || status)) knownAt.set(Date.now());
  }, [connection, status, error, knownAt]);

  return useSyncExternalStore(neverChanges, knownAt.get, knownAt.get);
}
