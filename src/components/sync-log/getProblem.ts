import type { SyncedRecord } from '../../api/SyncedRecord.ts';
import type { syncLog } from '../../messages/syncLog.ts';

export type Problem = keyof typeof syncLog.problems;

/** Names the account that an object of a type lacks. */
const LEDGER_ACCOUNTS: Readonly<Record<string, Problem>> = {
  product: 'product_ledger_account',
  receivable: 'product_ledger_account',
  bill: 'bill_ledger_account',
  payment_record: 'payment_ledger_account',
};

/**
 * Guesses from the words of an error what is missing, because the API documents the reasons, but
 * not their wording. `unknown` if no documented reason fits, `unreported` if there is no error.
 * Always show the error itself too.
 */
export function getProblem({ objectType, errors }: SyncedRecord): Problem {
  if (!errors) return 'unreported';
  const text = errors.replaceAll('_', ' ');
  if (/deduction/i.test(text)) return 'deduction_tax';
  if (/\btax ?(rate|code)/i.test(text)) return 'tax_rate';
  if (/ledger ?account/i.test(text)) return LEDGER_ACCOUNTS[objectType] ?? 'unknown';
  return 'unknown';
}
