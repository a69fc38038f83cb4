import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useIsomorphicLayoutEffect } from 'swr/_internal';
import { createEntityWatch } from '../engine/createEntityWatch.ts';
import type { EntityConnection } from '../engine/EntityConnection.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';

/** What `useEntityConnections` returns. */
export interface UseEntityConnectionsResult {
  /** One for each entity, in the order of `entityIds`. The same objects until something changes. */
  connections: readonly EntityConnection[];
}

/**
 * Returns the connections of many entities, and keeps them up to date
 * (`GET /accounting_connections`, once for each). Uses the client of the provider around it, and
 * shares its requests and its limit. Ids that are empty or repeated count once or not at all. An
 * entity that is no longer asked for gives up its request, so ask only for those that are in view.
 */
export function useEntityConnections(
  entityIds: readonly (string | null | undefined)[],
): UseEntityConnectionsResult {
  const { client } = useAccountingContext('useEntityConnections');
  const key = JSON.stringify([...new Set(entityIds)].filter(Boolean));
  // The key stands for a list that is a new array in each render.
  const ids: readonly string[] = useMemo(() => JSON.parse(key), [key]);
  const watch = useMemo(() => createEntityWatch(client), [client]);
  useIsomorphicLayoutEffect(() => watch.setEntityIds(ids), [watch, ids]);
  useEffect(() => () => watch.setEntityIds([]), [watch]);
  const get = useCallback(() => watch.get(ids), [watch, ids]);
  // A server reads nothing, so every entity is loading there.
  const loading = useMemo(() => createEntityWatch(client).get(ids), [client, ids]);
  const getLoading = useCallback(() => loading, [loading]);
  return { connections: useSyncExternalStore(watch.subscribe, get, getLoading) };
}
