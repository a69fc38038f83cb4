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

/** The session that showed each server-rendered list first. No other session may show it. */
const owners = new WeakMap<readonly Connection[], Session>();
/** A server renders each page with a new session, and an empty list says nothing about an entity. */
const isShared = (list: readonly Connection[]) =>
  typeof window === 'undefined' || list.length === 0;

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
  // A server-rendered list belongs to the entity that the page started with. A later list, even
  // an equal one, must not change what hooks show until the API answers.
  const [first, setFirst] = useState({ client, entityId, initialConnections });
  if (first.entityId === '' && entityId !== '') setFirst({ client, entityId, initialConnections });
  const isFirst = first.client === client && first.entityId === entityId && generation === 0;
  const list = isFirst && entityId !== '' ? first.initialConnections : undefined;
  const session = useMemo(
    () => client.getSession(entityId, list && !owners.has(list) ? list : undefined),
    // `list` counts only when the session is created.
    // oxlint-disable-next-line react/exhaustive-deps
    [client, entityId, generation],
  );
  if (list && !isShared(list) && !owners.has(list)) owners.set(list, session);
  const isOwn = list !== undefined && (isShared(list) || owners.get(list) === session);

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
  return { session, initialConnections: isOwn ? list : undefined };
}
