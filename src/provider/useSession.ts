import { useEffect, useMemo, useReducer, useState } from 'react';
import type { Connection } from '../api/Connection.ts';
import { getPlatforms } from '../api/getPlatforms.ts';
import type { PlatformsOption } from '../api/Platform.ts';
import type { AccountingClient } from '../engine/AccountingClient.ts';
import type { AuthorizationMode } from '../engine/connect/AuthorizationMode.ts';
import { isWindowMode } from '../engine/connect/AuthorizationMode.ts';
import type { Session } from '../engine/Session.ts';
import { useStable } from '../lib/useStable.ts';
import type { ConsentOptions } from './ConsentOptions.ts';

interface SessionProps {
  entityId: string | null | undefined;
  initialConnections?: readonly Connection[] | undefined;
  platforms?: PlatformsOption | undefined;
  authorization?: AuthorizationMode | undefined;
  consent?: ConsentOptions | undefined;
}

/**
 * The entity and API that each server-rendered list belongs to, as a cache key. React may render a
 * provider several times before it mounts, and several providers may get one list.
 */
const owners = new WeakMap<readonly Connection[], string>();
/** The owner of a list that may be outdated: something has happened, or nobody watches any more. */
const NOBODY = '';

/** Whether a list may show for an entity. The first one that it is rendered for owns the list. */
function claim(list: readonly Connection[], key: string): boolean {
  // A server renders each page anew, and an empty list says nothing about an entity.
  if (typeof window === 'undefined' || list.length === 0) return true;
  if (!owners.has(list)) owners.set(list, key);
  return owners.get(list) === key;
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
  // A server-rendered list belongs to the entity that the page started with. A later list, even
  // an equal one, must not change what hooks show until the API answers.
  const [known, setFirst] = useState({ client, entityId, initialConnections });
  let first = known;
  if (first.entityId === '' && entityId !== '') {
    first = { client, entityId, initialConnections };
    setFirst(first);
  }
  const result = useMemo(() => {
    const isFirst = first.client === client && first.entityId === entityId && generation === 0;
    const list = isFirst && entityId !== '' ? first.initialConnections : undefined;
    const own = list && claim(list, client.getKey(entityId)) ? list : undefined;
    return { session: client.getSession(entityId, own), initialConnections: own };
    // `first` counts only when the session is created.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [client, entityId, generation]);
  const { session, initialConnections: list } = result;

  const opensWindow = useStable(() => isWindowMode(props.authorization));
  const getSetupMinutes = useStable((key: string | null) => {
    const platform = getPlatforms(props.platforms).find((one) => one.key === key);
    return platform?.setupMinutes?.[1];
  });
  const getConsentVersion = useStable(() => props.consent?.version);
  useEffect(() => {
    if (session.signal.aborted) {
      renew();
      return undefined;
    }
    return session.retain({ opensWindow, getSetupMinutes, getConsentVersion });
  }, [session, opensWindow, getSetupMinutes, getConsentVersion]);
  useEffect(() => {
    if (!list) return undefined;
    const drop = () => void owners.set(list, NOBODY);
    session.signal.addEventListener('abort', drop);
    return session.listen(drop);
  }, [session, list]);
  return result;
}
