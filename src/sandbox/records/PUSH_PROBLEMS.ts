import type { SandboxPushProblem } from '../SandboxPushProblem.ts';

/** The documented reasons why a push fails, in words of the sandbox. */
export const PUSH_PROBLEMS: Readonly<Record<SandboxPushProblem, string>> = {
  product_ledger_account:
    'A product has no ledger account. Set its ledger_account_id, or ' +
    'accounting.ledger_account_ids.products in the settings of the entity.',
  tax_rate:
    'The accounting system has no tax rate of exactly this number. Add the rate there, or set ' +
    'accounting_tax_rate_id on the line.',
  deduction_tax:
    'The invoice has deductions, but accounting.tax_ids.deductions is not set in the settings of ' +
    'the entity.',
  bill_ledger_account: 'A line of the bill has no ledger_account_id.',
  payment_ledger_account:
    'accounting.ledger_account_ids.payments is not set in the settings of the entity.',
};
