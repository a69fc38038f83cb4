import { useCallback, useEffect } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';
import type { Pull, ResourceType } from '../api/Pull.ts';
import { useStore } from '../lib/useStore.ts';
import { IDLE_PULL } from '../provider/PullFlow.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { getLastPulledAt } from './getLastPulledAt.ts';
import { getNextPullAt } from './getNextPullAt.ts';
import { runAction } from './runAction.ts';
import { useConnection } from './useConnection.ts';

export type PullPhase = 'idle' | 'requesting' | 'running' | 'complete' | 'failed';

export interface UsePullResult {
  /** What the API accepted at the last `start`. Accepted is not finished: see `phase`. */
  pulls: readonly Pull[];
  phase: PullPhase;
  /** What the last `start` asked for; `null` for everything. */
  resourceType: ResourceType | null;
  /** When data was last pulled, ISO 8601. `null`: never. */
  lastPulledAt: string | null;
  /** When the next automatic synchronization is due, ISO 8601. It may lie in the past: overdue. */
  nextPullAt: string | null;
  error: AccountingError | undefined;
  /** Pulls everything, or one resource type. Does nothing while a pull is under way. */
  start: (request?: { resourceType?: ResourceType | undefined }) => Promise<void>;
}

/** Starts and follows pulls (`POST /accounting_connections/{id}/data_pulls`). */
export function usePull(): UsePullResult {
  const { session, syncInterval } = useAccountingContext('usePull');
  const { connection } = useConnection();
  const { pulling } = session;
  const { step, pulls, resourceType, error } = useStore(pulling);

  const begin = useCallback(
    async (type: ResourceType | undefined, isFollowing: boolean) => {
      if (session.isOver() || ['requesting', 'running'].includes(pulling.get().step)) return;
      pulling.set({ ...IDLE_PULL, step: 'requesting', resourceType: type ?? null });
      await runAction(
        session,
        (actions) => actions.pull(session, type, isFollowing),
        (error) => pulling.set({ ...pulling.get(), step: 'failed', error }),
      );
    },
    [session, pulling],
  );
  const start: UsePullResult['start'] = useCallback(
    (request) => begin(request?.resourceType, false),
    [begin],
  );
  useEffect(
    () => session.onPullElsewhere((type) => void begin(type ?? undefined, true)),
    [session, begin],
  );
  return {
    pulls,
    phase: step,
    resourceType,
    lastPulledAt: getLastPulledAt(connection),
    nextPullAt: getNextPullAt(connection, syncInterval),
    error,
    start,
  };
}
