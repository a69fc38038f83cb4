import { AccountingError } from '../api/AccountingError.ts';

/** Renames the conflict of a sync or a push, which is not about another platform. */
export function explainConflict(cause: unknown): unknown {
  if (!(cause instanceof AccountingError && cause.code === 'already_connected')) return cause;
  const { message, status, requestId } = cause;
  return new AccountingError('invalid_request', message, { status, requestId });
}
