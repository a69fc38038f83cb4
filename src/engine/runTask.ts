import { AccountingError } from '../api/AccountingError.ts';
import { loadCode } from '../api/loadCode.ts';
import type { Clock } from '../lib/Clock.ts';
import type { Loader } from '../lib/createLoader.ts';
import { reportToPage } from '../lib/reportToPage.ts';

/**
 * Runs a person's action, whose code loads on first use. Rejects only with `AccountingError`. Any
 * other error is a bug in this package or in the partner's function: it goes to `reportError`, and
 * becomes `internal_error`.
 */
export async function runTask<Tasks, Result>(
  loader: Loader<Tasks>,
  run: (tasks: Tasks) => Promise<Result>,
  clock: Clock,
): Promise<Result> {
  const tasks = await loadCode(loader, clock);
  try {
    return await run(tasks);
  } catch (cause) {
    throw toAccountingError(cause);
  }
}

/** Converts an error for the screen. Reports errors that did not come from the API to the page. */
export function toAccountingError(cause: unknown): AccountingError {
  if (cause instanceof AccountingError) return cause;
  reportToPage(cause);
  return new AccountingError('internal_error', 'Something went wrong in this page', { cause });
}
