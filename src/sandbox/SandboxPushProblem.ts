export const ALL_PUSH_PROBLEMS = [
  'product_ledger_account',
  'tax_rate',
  'deduction_tax',
  'bill_ledger_account',
  'payment_ledger_account',
] as const satisfies readonly SandboxPushProblem[];

/**
 * A setting that is missing, so that some objects cannot be pushed. `product_ledger_account`,
 * `tax_rate` and `deduction_tax` affect invoices, `bill_ledger_account` affects bills, and
 * `payment_ledger_account` affects payment records.
 */
export type SandboxPushProblem =
  | 'product_ledger_account'
  | 'tax_rate'
  | 'deduction_tax'
  | 'bill_ledger_account'
  | 'payment_ledger_account';
