import type { AccountingError } from '../api/AccountingError.ts';
import type { Pull, ResourceType } from '../api/Pull.ts';

/** Where this page is with the pull it asked for. */
export interface PullFlow {
  step: 'idle' | 'requesting' | 'running' | 'complete' | 'failed';
  /** The connection that is pulled from. */
  connectionId: string | null;
  resourceType: ResourceType | null;
  pulls: readonly Pull[];
  /** What the connection said before: `last_pull` moves past it when the pull is done. */
  before?: { lastPull: string | null; updatedAt: string; messages: readonly string[] };
  /** Milliseconds since 1970. */
  startedAt: number;
  error?: AccountingError | undefined;
  /** Why it is not known whether the API heard of this pull. */
  doubt?: AccountingError | undefined;
}

export const IDLE_PULL: PullFlow = {
  step: 'idle',
  connectionId: null,
  resourceType: null,
  pulls: [],
  startedAt: 0,
};
