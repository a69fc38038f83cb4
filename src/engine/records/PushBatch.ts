import type { AccountingError } from '../../api/AccountingError.ts';

/** How many objects of a batch have been sent. */
export interface BatchCounts {
  /** The type of the objects that are sent again. */
  objectType: string;
  /** The number of objects that had failed. */
  total: number;
  /** The number of objects whose push has ended. */
  done: number;
  /** The number of those that failed again. */
  failed: number;
}

/** The progress of sending again everything of a type that failed. */
export type PushBatch =
  | { phase: 'idle' }
  /** Looks for the records that failed. The API cannot filter by status. */
  | { phase: 'searching'; objectType: string; found: number }
  | ({ phase: 'pushing' } & BatchCounts)
  /** Stopped. Waits for the objects that are being sent. */
  | ({ phase: 'stopping' } & BatchCounts)
  | ({ phase: 'complete' | 'stopped' } & BatchCounts)
  /** Another tab is doing it. */
  | { phase: 'elsewhere'; objectType: string }
  | ({ phase: 'failed'; error: AccountingError } & BatchCounts);

export const NO_BATCH: PushBatch = { phase: 'idle' };
