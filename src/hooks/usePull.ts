import { useCallback } from 'react';
import type { AccountingError } from '../api/AccountingError.ts';
import type { ConnectionIssue } from '../api/Connection.ts';
import type { Pull, ResourceType } from '../api/Pull.ts';
import type { RecordType } from '../api/SyncedRecord.ts';
import type { PullOutcome } from '../engine/pull/createPuller.ts';
import { IDLE_PULL } from '../engine/pull/pullReducer.ts';
import { hasOwn } from '../lib/hasOwn.ts';
import { useStore } from '../lib/useStore.ts';
import { useAccountingContext } from '../provider/useAccountingContext.ts';
import { getLastPulledAt } from './getLastPulledAt.ts';
import { getNextPullAt } from './getNextPullAt.ts';
import { useConnection } from './useConnection.ts';

/** The progress of a pull. `running`: the API accepted the pull but has not finished it. */
export type PullPhase = 'idle' | 'requesting' | 'running' | 'complete' | 'failed';

/** What `usePull` returns. */
export interface UsePullResult {
  /** The pulls that the API accepted at the last `start`. See `phase` for whether they finished. */
  pulls: readonly Pull[];
  /** The progress of the last pull. */
  phase: PullPhase;
  /** The resource type of the last `start`. `null` for everything. */
  resourceType: ResourceType | null;
  /** The resource types that a pull can be limited to. Empty if a pull always reads everything. */
  resourceTypes: readonly ResourceType[];
  /** The types of objects that the sync log shows. Empty if this API version has no log. */
  recordTypes: readonly RecordType[];
  /** When data was last pulled (ISO 8601). `null` if it never was. */
  lastPulledAt: string | null;
  /** When the next automatic sync is due (ISO 8601). In the past if the sync is overdue. */
  nextPullAt: string | null;
  /** The problems that the accounting system reported, without duplicates. Empty during a pull. */
  issues: readonly ConnectionIssue[];
  /** Why the last pull failed. */
  error: AccountingError | undefined;
  /** Pulls everything, or one resource type. Does nothing during a pull. Never rejects. */
  start: (request?: { resourceType?: ResourceType | undefined }) => Promise<PullOutcome>;
}

const EMPTY: readonly never[] = [];

/** Starts and follows pulls (`POST /accounting_connections/{id}/data_pulls`). */
export function usePull(): UsePullResult {
  const { session, syncInterval } = useAccountingContext('usePull');
  const { puller, features } = session;
  const { connection } = useConnection();
  const state = useStore(puller, IDLE_PULL);
  const isPulling = state.phase === 'requesting' || state.phase === 'running';
  const start: UsePullResult['start'] = useCallback(
    (request) => puller.start(request?.resourceType),
    [puller],
  );
  return {
    pulls: hasOwn(state, 'pulls') ? state.pulls : EMPTY,
    phase: state.phase,
    resourceType: hasOwn(state, 'resourceType') ? state.resourceType : null,
    resourceTypes: features.resourceTypes,
    recordTypes: features.recordTypes,
    lastPulledAt: getLastPulledAt(connection),
    nextPullAt: getNextPullAt(connection, syncInterval),
    // During a pull, the reported problems belong to the previous one.
    issues: isPulling ? EMPTY : getIssues(connection?.errors),
    error: state.phase === 'failed' ? state.error : undefined,
    start,
  };
}

function getIssues(errors: readonly ConnectionIssue[] = EMPTY): readonly ConnectionIssue[] {
  const seen = new Map(errors.map((issue) => [issue.message, issue]));
  return seen.size === errors.length ? errors : [...seen.values()];
}
