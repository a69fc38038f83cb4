import { AccountingError } from '../api/AccountingError.ts';
import type * as actions from './actions/actions.ts';
import { withDeadline } from '../lib/withDeadline.ts';
import type { Session } from '../provider/Session.ts';

type Actions = typeof actions;

const DEADLINE = 30_000;

/**
 * Runs what a person asked for, in code that is fetched when they first do. Never rejects: hands
 * the error to `fail`, and tells it as an event.
 */
export async function runAction(
  session: Session,
  run: (actions: Actions) => Promise<void>,
  fail: (error: AccountingError) => void,
): Promise<void> {
  try {
    await run(await loadActions());
  } catch (cause) {
    const error =
      cause instanceof AccountingError
        ? cause
        : new AccountingError('invalid_response', 'Something went wrong', { cause });
    fail(error);
    // Whoever asked is gone.
    if (session.isOver()) return;
    session.emit({ type: 'error', code: error.code, requestId: error.requestId ?? null });
  }
}

async function loadActions(): Promise<Actions> {
  try {
    return await withDeadline(DEADLINE, () => import('./actions/actions.ts'));
  } catch (cause) {
    throw new AccountingError('network', 'Code could not be loaded', { cause });
  }
}
