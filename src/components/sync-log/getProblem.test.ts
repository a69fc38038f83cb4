import { describe, expect, it } from 'vitest';
import { fakeRecord } from '../../../test/fakeRecord.ts';
import { PUSH_PROBLEMS } from '../../sandbox/records/PUSH_PROBLEMS.ts';
import { getProblem } from './getProblem.ts';

describe('getProblem', () => {
  it.each([
    ['receivable', PUSH_PROBLEMS.tax_rate, 'tax_rate'],
    ['receivable', 'No matching TaxRate found for 19 %', 'tax_rate'],
    ['receivable', 'taxrate_not_found', 'tax_rate'],
    ['receivable', PUSH_PROBLEMS.product_ledger_account, 'product_ledger_account'],
    ['product', 'Missing ledger_account_id', 'product_ledger_account'],
    ['receivable', PUSH_PROBLEMS.deduction_tax, 'deduction_tax'],
    ['bill', PUSH_PROBLEMS.bill_ledger_account, 'bill_ledger_account'],
    ['payment_record', PUSH_PROBLEMS.payment_ledger_account, 'payment_ledger_account'],
    ['customer', 'Ledger account missing', 'unknown'],
    ['invoice_v2', 'Ledger account missing', 'unknown'],
    ['receivable', 'The period is locked', 'unknown'],
    ['receivable', 'Syntax rates as an error', 'unknown'],
    ['receivable', null, 'unreported'],
  ])('reads in the error of a %s: %s', (objectType, errors, problem) => {
    expect(getProblem(fakeRecord({ objectType, errors }))).toBe(problem);
  });
});
