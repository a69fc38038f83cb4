import { AccountingError } from '../api/AccountingError.ts';
import type { Clock } from '../lib/Clock.ts';
import { withDeadline } from '../lib/withDeadline.ts';

const DEADLINE = 30_000;

/**
 * Runs what a person asked for, in code that is fetched when they first do. Rejects with
 * `AccountingError` only: any other error is a fault of ours or of the partner's function, goes to
 * `reportError`, and becomes `internal_error`.
 */
export async function runTask<Tasks, Result>(
  load: () => Promise<Tasks>,
  run: (tasks: Tasks) => Promise<Result>,
  clock: Clock,
): Promise<Result> {
  const tasks = await withDeadline(DEADLINE, load, undefined, clock).catch((cause: unknown) => {
    throw new AccountingError('network', 'Code could not be loaded', { cause });
  });
  try {
    return await run(tasks);
  } catch (cause) {
    throw toAccountingError(cause);
  }
}

/** The error for the screen. What is not the API's doing is reported to the host's page. */
export function toAccountingError(cause: unknown): AccountingError {
  if (cause instanceof AccountingError) return cause;
  // Node has none.
  if (typeof reportError === 'function') reportError(cause);
  // oxlint-disable-next-line no-console -- as `reportError` does
  else console.error(cause);
  return new AccountingError('internal_error', 'Something went wrong in this page', { cause });
}
