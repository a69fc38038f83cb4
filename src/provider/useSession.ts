import { useEffect, useMemo, useReducer, useState } from 'react';
import type { Connection } from '../api/Connection.ts';
import { getPlatforms } from '../api/getPlatforms.ts';
import type { PlatformsOption } from '../api/Platform.ts';
import type { AccountingClient } from '../engine/AccountingClient.ts';
import type { AuthorizationMode } from '../engine/connect/AuthorizationMode.ts';
import { isWindowMode } from '../engine/connect/AuthorizationMode.ts';
import type { Session } from '../engine/Session.ts';
import { useStable } from '../lib/useStable.ts';

interface SessionProps {
  entityId: string | null | undefined;
  initialConnections?: readonly Connection[] | undefined;
  platforms?: PlatformsOption | undefined;
  authorization?: AuthorizationMode | undefined;
}

/** The entity that each server-rendered list belongs to. No other entity may show it. */
const origins = new WeakMap<readonly Connection[], string>();

function getInitial(
  entityId: string,
  connections: readonly Connection[] | undefined,
): readonly Connection[] | undefined {
  if (!connections || entityId === '') return undefined;
  if (!origins.has(connections)) origins.set(connections, entityId);
  return origins.get(connections) === entityId ? connections : undefined;
}

export interface UseSessionResult {
  session: Session;
  /** The server's list for the first paint. Stays the same as long as the session lives. */
  initialConnections: readonly Connection[] | undefined;
}

/** Returns the session of the entity and retains it while the provider is mounted. */
export function useSession(client: AccountingClient, props: SessionProps): UseSessionResult {
  const entityId = props.entityId ?? '';
  const { initialConnections } = props;
  // The session ends when React hides the tree. A tree that is shown again needs a new one.
  const [generation, renew] = useReducer((count: number) => count + 1, 0);
  // A list that came with the page is about the entity that the page began with. A later list, even
  // an equal one, must not change what hooks show until the API answers.
  const [first, setFirst] = useState({ entityId, initialConnections });
  if (first.entityId === '' && entityId !== '') setFirst({ entityId, initialConnections });
  const initial =
    first.entityId === entityId ? getInitial(entityId, first.initialConnections) : undefined;
  const session = useMemo(
    () => client.getSession(entityId, initial),
    // `initial` counts only when the session is created.
    // oxlint-disable-next-line react/exhaustive-deps
    [client, entityId, generation],
  );

  const opensWindow = useStable(() => isWindowMode(props.authorization));
  const getSetupMinutes = useStable((key: string | null) => {
    const platform = getPlatforms(props.platforms).find((one) => one.key === key);
    return platform?.setupMinutes?.[1];
  });
  useEffect(() => {
    if (session.signal.aborted) {
      renew();
      return undefined;
    }
    return session.retain({ opensWindow, getSetupMinutes });
  }, [session, opensWindow, getSetupMinutes]);
  return {
    session,
    // The session has none if the API answered before.
    initialConnections: session.connections.initialData && initial,
  };
}
